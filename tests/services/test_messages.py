"""The mentor's own messages: which there are, what is in them, and changing them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import ClashError, NotFoundError, NothingFoundError, UnreadableError, UsageError
from mentorcli.services import candidates, letters, messages
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

OWN = "Subject: Hi {{ first_name }}\n\nSee you {{ day }}\n"


def put(store: Path, file: str, data: bytes | str) -> Path:
    """Put a message into the store as a person's own editor would."""
    folder = store / "messages"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / file
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    path.chmod(0o600)
    return path


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand", "--path", "Data Analyst").code == 0


def test_the_list_has_every_message_once(workspace: Workspace, store: Path) -> None:
    """Comments of one's own stand behind the product's; what is named otherwise is no message."""
    for file in ("reminder.fr.md", "comment-weak.en.md", "comment-weak.fr.md", "nosuch.en.md", "notes.txt"):
        put(store, file, OWN)
    listed = messages.list_messages(workspace)
    names = [one.name for one in listed]
    assert names[names.index("comment") + 1] == "comment-weak"
    assert len(names) == len(set(names)) == 14
    assert {one.name: one.own for one in listed if one.own} == {"reminder": ("fr",), "comment-weak": ("en", "fr")}
    assert candidates.messages(workspace)[0] == ("contact-first-email", "the first e-mail to a new student")


def test_a_message_is_shown_as_it_is_written(workspace: Workspace, store: Path) -> None:
    """The product's as a template, the mentor's as it stands, each in the language of the run."""
    shown = messages.show(workspace, "reminder")
    assert not shown.text.own
    assert shown.text.text.startswith("Subject: Our session on {{ day }} at {{ time }}\n\nHello {{ first_name }},\n")
    assert shown.values[:2] == ("day", "time")
    path = put(store, "reminder.en.md", b"\xef\xbb\xbfSubject: x\r\n\r\ny\r\n")
    own = messages.show(workspace, "reminder").text
    assert (own.own, own.text, own.path) == (True, "Subject: x\n\ny\n", str(path))
    workspace.choose_lang("fr")
    assert messages.show(workspace, "reminder").text.text.startswith("Objet : Notre session du {{ day }}")


def test_a_name_that_there_is_not_is_told_the_nearest(workspace: Workspace, store: Path) -> None:
    """A comment that there is not yet can be made, not shown."""
    with pytest.raises(NotFoundError, match="No message 'remindr'") as caught:
        messages.find_message(workspace, "remindr")
    assert caught.value.hint == "Did you mean reminder?"
    with pytest.raises(NotFoundError) as caught:
        messages.find_message(workspace, "\x1b[2J")
    assert (caught.value.hint, "\x1b" in caught.value.message) == ("See: mentor message list", False)
    with pytest.raises(NotFoundError):
        messages.find_message(workspace, "comment-weak")
    assert messages.find_message(workspace, "comment-weak", new=True) == "comment-weak"
    with pytest.raises(NotFoundError) as caught:
        messages.find_message(workspace, "comment weak!", new=True)
    assert "A further comment is named such as comment-strong." in str(caught.value.hint)
    put(store, "comment-weak.en.md", OWN)
    assert messages.find_message(workspace, "comment-weak") == "comment-weak"


def test_a_text_is_saved_as_the_mentors_own(workspace: Workspace, store: Path) -> None:
    """And read by whatever writes that message, in that language alone; the preview has a made-up student."""
    done = messages.replace_text(workspace, "transfer-request", "Subject: Away\n\n{{ student }}: {{ reason }}")
    assert (done.text.own, done.text.text) == (True, "Subject: Away\n\n{{ student }}: {{ reason }}\n")
    assert (done.preview.subject, done.preview.body) == ("Away", "Amélie Durand: a change of path\n")
    records = find_student(workspace, "amelie")
    found = letters.letter(workspace, "transfer-request", records, {"reason": None})
    assert found == ("Away", "Amélie Durand: (to fill in)\n", "transfer-request")
    workspace.choose_lang("fr")
    assert letters.letter(workspace, "transfer-request", records, {}).own is None
    assert (store / "messages" / "transfer-request.en.md").read_text() == done.text.text


def test_every_fault_is_refused_with_its_line(workspace: Workspace, store: Path) -> None:
    """And the values that there are; nothing is saved."""
    text = "Subject: x\n\n{{ nosuch }}\n{% if path == 'never' %}{{ day.x }}{% endif %}\n"
    with pytest.raises(UsageError) as caught:
        messages.replace_text(workspace, "reminder", text)
    assert caught.value.message.startswith("Line 3: nosuch is not known here; line 4: a value has no parts")
    assert caught.value.details[0].startswith("It may name: day, time, zone, length")
    assert caught.value.hint == "What each value means: mentor message show reminder"
    assert not (store / "messages").exists()


def test_an_edit_is_held_against_what_was_shown(workspace: Workspace, fresh: Fresh) -> None:
    """The comment above the text is not saved; another line that somebody changed meanwhile stays."""
    before = messages.editable_text(workspace, "reminder")
    comment = messages.help_comment(workspace, "reminder")
    assert before.startswith(comment)
    assert comment.count("\n") > 10
    first = before.replace("Hello", "Hi")
    assert "Subject: Our" in messages.save_text(workspace, "reminder", before, first).text.text[:20]
    second = before.replace("See you soon", "Cheers")
    saved = messages.save_text(fresh(), "reminder", before, second).text.text
    assert "Hi {{ first_name }}" in saved
    assert saved.endswith("\nCheers\n")
    assert "{#" not in saved
    with pytest.raises(ClashError) as caught:
        messages.save_text(fresh(), "reminder", before, before.replace("Hello", "Dear"))
    assert "# meanwhile: Hi {{ first_name }}" in str(caught.value.text)


def test_a_fault_in_an_editor_has_the_line_that_is_seen_there(workspace: Workspace) -> None:
    """With the comment above it; without it, where a person deleted that."""
    before = messages.editable_text(workspace, "contact-ping")
    text = before.replace("Hello {{ student }}", "Hello {{ nosuch }}")
    line = text[: text.index("nosuch")].count("\n") + 1
    with pytest.raises(UsageError, match=f"^Line {line}: nosuch"):
        messages.save_text(workspace, "contact-ping", before, text)
    bare = text.removeprefix(messages.help_comment(workspace, "contact-ping"))
    with pytest.raises(UsageError, match="Line 3: nosuch"):
        messages.save_text(workspace, "contact-ping", before, bare)


def test_a_reset_goes_back_to_the_products_text(workspace: Workspace, fresh: Fresh, store: Path) -> None:
    """In one language; where there is nothing to go back from it says in which one there is."""
    messages.replace_text(workspace, "reminder", OWN)
    french = fresh()
    french.choose_lang("fr")
    with pytest.raises(NothingFoundError) as caught:
        messages.reset(french, "reminder")
    assert "mentor message reset reminder --lang en" in str(caught.value.hint)
    assert messages.reset(fresh(), "reminder") == ("reminder", "en")
    assert list((store / "messages").iterdir()) == []
    with pytest.raises(NothingFoundError) as caught:
        messages.reset(fresh(), "reminder")
    assert caught.value.hint == "See: mentor message list"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xe9\n", "line 1: not valid UTF-8"),
        (b"", "line 1: the message is empty"),
        (b"a\n{{ nosuch }}", "line 2: nosuch is not known here"),
    ],
)
def test_a_text_that_cannot_be_used_is_named(workspace: Workspace, store: Path, data: bytes, said: str) -> None:
    """By whatever would write with it, and by the check; it can be edited and reset."""
    path = put(store, "contact-ping.en.md", data)
    with pytest.raises(UnreadableError) as caught:
        letters.own_text(workspace, "contact-ping")
    assert caught.value.message == f"{path}, {said}"
    assert "mentor message edit contact-ping --lang en" in str(caught.value.hint)
    faults = messages.faults(workspace)
    assert [(fault.path, fault.line) for fault in faults] == [(str(path), int(said[5]))]
    assert said[8:] in faults[0].message
    comment = messages.help_comment(workspace, "contact-ping")
    shown = messages.editable_text(workspace, "contact-ping").removeprefix(comment)
    assert shown == data.decode("cp1252")
    assert messages.reset(workspace, "contact-ping").name == "contact-ping"
    assert messages.faults(workspace) == []


def test_the_check_passes_over_what_is_no_message(workspace: Workspace, store: Path) -> None:
    """Files of the person's own, names that there are not, and what is no file, which the store's check names."""
    put(store, "nosuch.en.md", "{{ x }}")
    put(store, "notes.txt", "{{ x }}")
    put(store, "moved.fr.md", OWN)
    (store / "messages" / "moved.en.md").mkdir()
    assert messages.faults(workspace) == []
    (store / "messages").rename(store / "m")
    (store / "messages").symlink_to("m")
    assert messages.faults(Workspace(os.environ)) == []


def test_more_than_a_message_has_is_never_put_together(workspace: Workspace, store: Path) -> None:
    """A text is sound, and its values too long a thousand times."""
    put(store, "contact-form.en.md", "{{ contacts }}" * 1000)
    records = find_student(workspace, "amelie")
    with pytest.raises(UnreadableError, match="over 200000 characters"):
        letters.letter(workspace, "contact-form", records, {"contacts": "- x\n" * 1000})
    text = letters.own_text(workspace, "contact-form") or ""
    assert letters.of_own_text(workspace, "contact-form", text, {"contacts": "-"}).body == "-" * 1000 + "\n"
    assert letters.faults_of("contact-form", "{{ day }}")[0].line == 1
    assert letters.student_values(workspace, records.student)["today"] == "Tuesday 24 November 2026"
    assert letters.made(workspace, "contact-call", {}).subject == "Call (to fill in): (to fill in)"

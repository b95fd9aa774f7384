"""`mentor message edit`: a text of one's own, from the editor or typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Editor, Mentor

SLOW = "sleep 1.1; "  # an editor that comes back at once may still be open


def waiting(store: Path) -> list[str]:
    """Return the texts that wait to be taken up."""
    return sorted(path.name for path in store.glob(".editing/*/*.md"))


def test_the_editor_shows_what_is_there_and_saves_what_comes_back(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """With the values above it, which are not saved; the file, the way back and a preview are told."""
    monkeypatch.setenv("EDITOR", editor('cp "$1" shown; sed -i "s/^Hello {{ student }}/Hi {{ first_name }}/" "$1"'))
    monkeypatch.chdir(store.parent)
    ran = mentor("message", "edit", "ping")
    assert ran.code == 0, ran.err
    shown = (store.parent / "shown").read_text()
    assert shown.startswith("{# This comment is not saved.")
    assert "   first_contact  the day of the first attempt" in shown
    path = store / "messages" / "contact-ping.en.md"
    assert path.read_text().startswith("Subject: A short reminder: our session\n\nHi {{ first_name }},\n")
    assert "{#" not in path.read_text()
    lines = ran.out.splitlines()
    assert lines[0] == "Your text of contact-ping (en) is saved"
    assert lines[1] == "The way back: mentor message reset contact-ping --lang en"
    assert "Hi Amélie," in lines
    assert waiting(store) == []


def test_nothing_changed_is_no_change(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """Neither a file nor a change to be undone."""
    monkeypatch.setenv("EDITOR", editor("sleep 1.1"))
    assert mentor("message", "edit", "ping").out == "Nothing changed\n"
    assert not (store / "messages").exists()
    mentor("message", "edit", "ping", "--text", "Hi")
    before = mentor("undo", "--list", "--json").out
    assert mentor("message", "edit", "ping", "--text", "Hi\n").out == "Nothing changed\n"
    assert mentor("undo", "--list", "--json").out == before


def test_a_text_with_a_fault_is_refused_kept_and_taken_up(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """With its line and the values that there are; nothing is saved before it is right."""
    monkeypatch.setenv("EDITOR", editor('printf "Subject: x\\n\\n{{ studnet }}\\n" > "$1"'))
    ran = mentor("message", "edit", "ping")
    assert ran.code == 2
    assert "Line 3: studnet is not known here; did you mean student?" in ran.err
    assert "It may name: first_contact, phone, contacts, student" in ran.err
    assert "mentor message edit contact-ping --lang en --resume" in ran.err
    assert not (store / "messages").exists()
    assert waiting(store) == ["message-contact-ping.en.md"]
    assert "mentor message edit contact-ping --lang en --resume" in mentor("store", "check").err
    assert mentor("message", "edit", "ping").code == 1  # the text that waits is not written over
    monkeypatch.setenv("EDITOR", editor('sed -i s/studnet/student/ "$1"'))
    assert mentor("message", "edit", "contact-ping", "--lang", "en", "--resume").code == 0
    assert (store / "messages" / "contact-ping.en.md").read_text() == "Subject: x\n\n{{ student }}\n"
    assert waiting(store) == []


def test_a_clash_is_settled_by_the_person(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """What somebody else saved meanwhile stands above, marked."""
    mentor("message", "edit", "ping", "--text", "One\n\nTwo")
    path = store / "messages" / "contact-ping.en.md"
    monkeypatch.setenv("EDITOR", editor(f'sed -i s/One/Mine/ "$1"; printf "Theirs\\n\\nTwo\\n" > {path}'))
    ran = mentor("message", "edit", "ping")
    assert (ran.code, path.read_text()) == (1, "Theirs\n\nTwo\n")
    monkeypatch.setenv("EDITOR", editor('sed -i "/^# meanwhile/d" "$1"'))
    assert mentor("message", "edit", "ping", "--resume").code == 0
    assert path.read_text() == "Mine\n\nTwo\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ 9**9**9 }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "x" * 30_000,
        "{{ day }}",  # of a session
        "{{",
    ],
)
def test_a_hostile_text_is_refused_in_a_line(mentor: Mentor, store: Path, text: str) -> None:
    """At once, with exit 2, and nothing is saved."""
    ran = mentor("message", "edit", "ping", f"--text={text}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: Line 1: ")
    assert len(ran.err.splitlines()[0]) < 300
    assert not (store / "messages").exists()
    assert "Ligne 1\u00a0: " in mentor("message", "edit", "ping", f"--text={text}", "--lang", "fr").err


def test_a_text_can_be_piped_in(mentor: Mentor) -> None:
    """By --text -; beside --resume it is refused, and without a terminal an editor is asked for."""
    done = mentor(
        "message", "edit", "ping", "--text", "-", "--lang", "fr", "--json", stdin="Salut {{ first_name }} !\n"
    )
    found = done.json()
    assert (found["name"], found["lang"], found["own"]) == ("contact-ping", "fr", True)
    assert found["text"] == "Salut {{ first_name }} !\n"
    assert found["preview"] == {"subject": None, "message": "Salut Amélie\u00a0!\n"}
    assert mentor("message", "edit", "ping", "--text", "x", "--resume").code == 2
    assert mentor("message", "edit", "ping", "--no-input").code == 2


def test_a_comment_of_ones_own_is_made_by_its_name(mentor: Mentor, store: Path) -> None:
    """No other name makes a message."""
    assert mentor("message", "edit", "comment-strong", "--text", "Great: {{ project }}").code == 0
    assert (store / "messages" / "comment-strong.en.md").exists()
    assert "comment-strong\t" in mentor("message", "list").out
    ran = mentor("message", "edit", "praise", "--text", "x")
    assert (ran.code, "comment-strong" in ran.err) == (3, True)

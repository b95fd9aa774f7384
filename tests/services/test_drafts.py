"""Texts that were edited and never saved: found again, each with the command that takes it up."""

from __future__ import annotations

import pytest

from mentorcli.errors import ClashError
from mentorcli.services import drafts, student_merge, students
from mentorcli.services.drafts import OWN, Place
from mentorcli.services.lookup import find_student
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace
from mentorcli.store import kept_texts
from mentorcli.text import in_language

PLACES = [
    drafts.config_place(),
    drafts.faq_place("my-invoice"),
    drafts.message_place("comment-strong", "fr"),
]


def leave(workspace: Workspace, whose: str, name: str, text: str, before: str | None) -> None:
    """Leave a text, and the text it was before unless that is None."""
    folder = workspace.editing_folder / whose
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    if before is not None:
        (folder / (name + drafts.BEFORE)).write_text(before, encoding="utf-8")


def test_every_text_that_waits_has_its_command(workspace: Workspace) -> None:
    """A profile, a note, a session's notes, the configuration, an entry of the FAQ, a message; or none."""
    assert drafts.waiting(workspace) == []
    amelie, zoe = (students.add(workspace, name, ProfileFields()).student for name in ("Amelie", "Zoe"))
    places = [
        *PLACES,
        drafts.note_place(workspace, amelie),
        drafts.session_place(workspace, amelie, "4k2m4k2m4k2m"),
        drafts.profile_place(workspace, zoe),
    ]
    for place in reversed(places):
        leave(workspace, place.whose, place.name, "mine", "before")
    leave(workspace, amelie.tombstone, "other.txt", "mine", "before")
    leave(workspace, "nobody", "note.md", "mine", "before")
    assert drafts.waiting(workspace) == places
    assert [place.command for place in places] == [
        "mentor config edit --resume",
        "mentor faq edit my-invoice --resume",
        "mentor message edit comment-strong --lang fr --resume",
        "mentor student note amelie --resume",
        "mentor session edit 4k2m4k2m4k2m --resume",
        "mentor student edit zoe --resume",
    ]


@pytest.mark.parametrize(
    ("whose", "name", "before"),
    [
        (OWN, "config.toml", "mine"),  # as it was
        (OWN, "config.toml", None),
        (OWN, "other.txt", "before"),
        ("amelie", "zoe.toml", "before"),
    ],
)
def test_what_does_not_wait_is_not_named(workspace: Workspace, whose: str, name: str, before: str | None) -> None:
    """A text as it was before, one that no edit began, and files of nobody."""
    leave(workspace, whose, name, "mine", before)
    assert drafts.waiting(workspace) == []


def test_what_waited_of_a_merged_entry_is_the_others(workspace: Workspace) -> None:
    """Its profile, note and session's notes are taken up as those of the entry that stays; their own go first."""
    gone, into = (students.add(workspace, name, ProfileFields()).student for name in ("Annie Lee", "Bo Lee"))
    leave(workspace, gone.tombstone, "note.md", "mine", "before")
    student_merge.merge(workspace, gone.id, into.id)
    into = find_student(workspace, into.id).student
    assert [place.command for place in drafts.waiting(workspace)] == ["mentor student note bo-lee --resume"]
    assert drafts.note_place(workspace, into).whose == gone.tombstone
    assert drafts.profile_place(workspace, into).whose == into.tombstone
    leave(workspace, into.tombstone, "note.md", "mine", "before")
    assert drafts.note_place(workspace, into).whose == into.tombstone


def test_a_text_whose_file_is_gone_does_not_wait(workspace: Workspace) -> None:
    """There is nothing to take up."""
    place = Place(OWN, "config.toml", "mentor config edit --resume")
    leave(workspace, place.whose, place.name, "mine", "before")
    assert kept_texts.waits(workspace.editing_folder / place.whose / place.name)
    (workspace.editing_folder / place.whose / place.name).unlink()
    assert drafts.waiting(workspace) == []


def test_a_text_is_settled_once_no_mark_stands_as_it_was() -> None:
    """The marks go; where there was none, a line that looks like one is the user's own."""
    shown = "# meanwhile: theirs\nmine\n"
    assert drafts.settled("", shown) == shown
    assert drafts.settled(shown, "mine\n") == "mine\n"
    assert drafts.settled(shown, "# meanwhile: theirs\nours\n") == "ours\n"
    with pytest.raises(ClashError, match="Still to settle"):
        drafts.settled(shown, shown)


def test_what_lies_among_the_texts_is_told_with_what_to_type(workspace: Workspace) -> None:
    """What waits, what no command takes up, and what an editor left alone; not what is open, nor beside a text."""
    amelie = students.add(workspace, "Amelie", ProfileFields()).student
    for whose, name, text in (
        (amelie.tombstone, "note.md", "mine"),
        (amelie.tombstone, "other.txt", "mine"),
        ("nobody", "note.md", "mine"),
        (OWN, "config.toml", "before"),
    ):
        leave(workspace, whose, name, text, "before")
    for name in ("4913", "note.md~", "other.txt~"):
        leave(workspace, amelie.tombstone, name, "left", None)
    with kept_texts.held(workspace.home.store, workspace.editing_folder / OWN / "faq-a.md"):
        leave(workspace, OWN, "faq-a.md", "mine", "before")
        said = drafts.remarks(workspace)
    folder = workspace.editing_folder
    left = [folder / amelie.tombstone / "4913", folder / amelie.tombstone / "other.txt", folder / "nobody" / "note.md"]
    assert said[0] == "A text that was edited and not saved waits; take it up: mentor student note amelie --resume"
    assert said[1:] == [
        f"{path} was left by an editor, and no command takes it up: look at it, then delete it: rm -r {path}"
        for path in sorted(left)
    ]
    assert in_language(said[0], "fr").startswith("Un texte modifié et non enregistré attend\u00a0; ")
    assert "aucune commande ne le reprend" in in_language(said[1], "fr")

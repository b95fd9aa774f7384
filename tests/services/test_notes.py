"""Notes are removed."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.models.note import Note
from mentorcli.services import candidates, notes
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _notes(mentor: Mentor, workspace: Workspace) -> None:
    """Add a student with notes whose ids begin alike; the first one's id is all digits at its beginning."""
    mentor("student", "add", "Nora")
    with workspace.transaction() as writer:
        records = find_student(workspace, "nora")
        written = [Note(f"2222abcd000{n}", workspace.now, f"Note {n}") for n in range(4)]
        writer.append(records, *written, cmd="student note", at=workspace.now)


def test_a_note_is_removed_by_number_or_id(workspace: Workspace) -> None:
    """What is no number of the list can begin an id."""
    assert notes.remove(workspace, "nora", " 4 ").note.text == "Note 3"
    done = notes.remove(workspace, "nora", "2222abcd0001")
    assert (done.note.text, [note.text for note in done.details.notes]) == ("Note 1", ["Note 0", "Note 2"])
    assert candidates.notes(workspace, "nora") == [(3, "Note 2"), (1, "Note 0")]
    notes.remove(workspace, "nora", "01")
    assert notes.remove(workspace, "nora", "2222").note.text == "Note 2"


def test_a_number_names_one_note_for_good(workspace: Workspace, mentor: Mentor) -> None:
    """Typed twice it removes one; what was taken back leaves its number to no other, and undo brings it back."""
    notes.remove(workspace, "nora", "2")
    with pytest.raises(NotFoundError):
        notes.remove(workspace, "nora", "2")
    mentor("student", "note", "nora", "Taken back")
    mentor("undo")
    assert "note remove nora 6" in mentor("student", "note", "nora", "Another").out
    assert [one["number"] for one in mentor("note", "list", "nora", "--json").json()] == [1, 3, 4, 6]


def test_what_fits_several_or_none_is_refused(workspace: Workspace) -> None:
    """With the list of those that fit."""
    with pytest.raises(AmbiguousError, match="4 notes begin with 2222") as several:
        notes.remove(workspace, "nora", "2222")
    assert len(several.value.details) == 4
    for typed in ("5", "0", "222", "", "33333"):
        with pytest.raises(NotFoundError):
            notes.remove(workspace, "nora", typed)


def test_the_note_of_a_session_that_is_gone_can_go(mentor: Mentor, workspace: Workspace) -> None:
    """Only the note of what is a no-show stays."""
    with workspace.transaction() as writer:
        records = find_student(workspace, "nora")
        writer.append(records, Note("aaaa1111", workspace.now, "No show", "nowhere1"), cmd="note", at=workspace.now)
    mentor("session", "log", "nora", "--at", "2026-11-20 10:00", "--absent")
    assert notes.remove(workspace, "nora", "aaaa").note.session == "nowhere1"
    with pytest.raises(RefusedError, match="the note of a no-show"):
        notes.remove(workspace, "nora", "6")

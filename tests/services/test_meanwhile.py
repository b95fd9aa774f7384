"""A student while a text about them was open: the same person under another slug, merged, erased or gone."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import ErasedError, NotFoundError
from mentorcli.models.student import Student
from mentorcli.services import meanwhile, sessions, student_edit, student_merge, students
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language


@pytest.fixture
def annie(workspace: Workspace) -> Student:
    """Add a student, and another one."""
    students.add(workspace, "Bo", ProfileFields())
    return students.add(workspace, "Annie Lee", ProfileFields()).student


def test_nobody_touched_them(workspace: Workspace, annie: Student) -> None:
    """The student as they are, without a word."""
    assert meanwhile.as_now(workspace, annie).student == annie
    assert workspace.warnings == []


def test_another_slug(workspace: Workspace, annie: Student) -> None:
    """The same uid, although somebody else has the slug by now."""
    student_edit.edit(workspace, annie.id, ProfileFields(slug="ann"))
    students.add(workspace, "Other", ProfileFields(), slug=annie.id)
    assert meanwhile.refreshed(workspace, annie).id == "ann"
    assert [in_language(one, "fr") for one in workspace.warnings] == [
        "annie-lee a changé de nom court depuis\u00a0: ann"
    ]


def test_merged(workspace: Workspace, annie: Student) -> None:
    """The entry that they are part of."""
    student_merge.merge(workspace, annie.id, "bo")
    assert meanwhile.refreshed(workspace, annie).id == "bo"
    assert workspace.warnings == ["annie-lee was merged into bo since: what you wrote goes there"]


def test_erased_and_gone(workspace: Workspace, annie: Student) -> None:
    """Who was erased is told from who is not there any more; a new student of that slug is neither."""
    students.forget(workspace, annie.id)
    students.add(workspace, "Annie Lee", ProfileFields())
    with pytest.raises(ErasedError, match="annie-lee was erased since"):
        meanwhile.as_now(workspace, annie)
    with pytest.raises(NotFoundError, match="There is no student nobody any more") as caught:
        meanwhile.as_now(workspace, Student(id="nobody", name="Nobody", tombstone="4k2m4k2m4k2m"))
    assert not isinstance(caught.value, ErasedError)


def test_the_notes_of_a_session_that_moves(workspace: Workspace, annie: Student, mentor: Mentor) -> None:
    """With its student into another entry, and back when the merge is taken back: its notes are saved there."""
    mentor("session", "log", annie.id, "--at", "2026-11-20 10:00")
    mentor("student", "merge", annie.id, "bo", "--yes")
    found = sessions.find_one(workspace, "bo")
    mentor("undo")
    done = sessions.save_notes(workspace, found, "\n", "Bring the data\n")
    assert (done.student.id, done.session.notes) == (annie.id, "Bring the data")
    mentor("student", "merge", annie.id, "bo", "--yes")
    workspace.store.reread()
    found = sessions.find_one(workspace, found.session.id)._replace(student=annie)
    done = sessions.save_notes(workspace, found, "Bring the data\n", "Bring a pen\n")
    assert (done.student.id, done.session.notes) == ("bo", "Bring a pen")

"""What was done to the store, and taking it back."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.services.undo import list_changes, redo, undo
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh


def test_changes_are_listed_newest_first(mentor: Mentor, workspace: Workspace) -> None:
    """Each with its command, whose it was, and what it touched; no more than asked for."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "note", "amelie", "Prefers mornings")
    changes = list_changes(workspace, 10)
    assert [(change.command, change.students, change.records) for change in changes] == [
        ("student note", ["amelie-durand"], {"note": 1}),
        ("student add", ["amelie-durand"], {"student": 1}),
    ]
    assert list_changes(workspace, 1) == changes[:1]


def test_the_last_change_goes_first(mentor: Mentor, fresh: Fresh) -> None:
    """Once more goes one further; a student who came with a change goes with it."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "note", "amelie", "Prefers mornings")
    assert undo(fresh(), None).change.command == "student note"
    undone = undo(fresh(), None)
    assert (undone.change.command, undone.gone) == ("student add", ["amelie-durand"])
    with pytest.raises(RefusedError):
        undo(fresh(), None)


def test_nothing_to_take_back_makes_no_store(workspace: Workspace) -> None:
    """Where there is no store yet, none is made for the question."""
    with pytest.raises(RefusedError):
        undo(workspace, None)
    with pytest.raises(NotFoundError):
        undo(workspace, "abcd1234")
    with pytest.raises(RefusedError):
        redo(workspace)
    assert not workspace.home.store.exists()


def test_an_undo_is_taken_back(mentor: Mentor, fresh: Fresh) -> None:
    """Whole, and once: then there is none left."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "note", "amelie", "Prefers mornings")
    undo(fresh(), None)
    again = redo(fresh())
    assert (again.change.command, again.again) == ("student note", True)
    with pytest.raises(RefusedError, match="No undo"):
        redo(fresh())

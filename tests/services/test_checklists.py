"""Checklists with the state of a student."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.results.checklists import ChecklistResult
from mentorcli.services.checklists import ChecklistChoice, of_student, show
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace

PRESENTATION = ChecklistChoice("presentation")
TRANSFER = ChecklistChoice("transfer")


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student with two projects, one of them in progress."""
    mentor("student", "add", "Amélie")
    for title in ("A board", "A site"):
        mentor("project", "add", "amelie", title)
    mentor("project", "start", "amelie", "A board")


def done(found: ChecklistResult) -> list[int]:
    """Return the numbers that are ticked."""
    return [item.number for item in found.checklist.items if item.done]


def test_a_plain_list_has_no_state(workspace: Workspace) -> None:
    """Nobody's list; its dates count from the day given, if any."""
    found = show(workspace, ChecklistChoice("presentation", target=date(2026, 12, 15)), None)
    assert (found.student, found.checklist.student, found.checklist.project) == (None, None, None)
    assert any(item.due == date(2026, 12, 15) for item in found.checklist.items)
    assert not any(item.due for item in show(workspace, TRANSFER, None).checklist.items)


@pytest.mark.parametrize(
    ("choice", "ticked", "unticked"),
    [(PRESENTATION, "1", None), (TRANSFER, None, "1"), (ChecklistChoice("presentation", "A board"), None, None)],
)
def test_a_state_needs_a_student(
    workspace: Workspace, choice: ChecklistChoice, ticked: str | None, unticked: str | None
) -> None:
    """Ticks and projects belong to somebody."""
    with pytest.raises(UsageError, match="A state is kept per student"):
        show(workspace, choice, None, done=ticked, undone=unticked)


def test_items_are_ticked_and_unticked(workspace: Workspace) -> None:
    """Both in one call; what is so already is not stored again."""
    assert done(show(workspace, PRESENTATION, "amelie", done="1-3")) == [1, 2, 3]
    assert done(show(workspace, PRESENTATION, "amelie", done="4", undone="1,2")) == [3, 4]
    before = find_student(workspace, "amelie").replay.effective
    assert done(show(workspace, PRESENTATION, "amelie", done="3", undone="1")) == [3, 4]
    assert find_student(workspace, "amelie").replay.effective == before
    assert done(show(workspace, PRESENTATION, "amelie")) == [3, 4]
    assert done(show(workspace, TRANSFER, "amelie")) == []


def test_one_item_cannot_have_two_states(workspace: Workspace) -> None:
    """Named by both, it is refused, and nothing is stored."""
    with pytest.raises(UsageError, match="both name 2"):
        show(workspace, PRESENTATION, "amelie", done="1,2", undone="2-3")
    assert done(show(workspace, PRESENTATION, "amelie")) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [(None, "A board"), ("", "A board"), ("a SITE", "A site"), ("sit", "A site")],
)
def test_the_project_meant(workspace: Workspace, typed: str | None, title: str) -> None:
    """The one in progress, else the one of that title or part of it, whatever its case."""
    records = find_student(workspace, "amelie")
    assert of_student(workspace, records, ChecklistChoice("presentation", typed)).project == title


def test_without_a_project_in_progress_there_is_none(mentor: Mentor, workspace: Workspace) -> None:
    """A student need not have a project."""
    mentor("student", "add", "Zoé")
    assert of_student(workspace, find_student(workspace, "zoe"), PRESENTATION).project is None


def test_dates_count_from_what_is_planned(mentor: Mentor, workspace: Workspace) -> None:
    """From the day given, else from the presentation's day, else from the start of the transfer."""
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("transfer", "start", "amelie", "--reason", "Evenings")
    records = find_student(workspace, "amelie")

    def days(choice: ChecklistChoice) -> set[date | None]:
        return {item.due for item in of_student(workspace, records, choice).items}

    assert date(2026, 12, 15) in days(PRESENTATION)
    assert date(2026, 12, 20) in days(ChecklistChoice("presentation", target=date(2026, 12, 20)))
    assert date(2026, 11, 24) in days(TRANSFER)

"""What is due, gathered from the store."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaKind
from mentorcli.services.agenda import due, situation_of
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _two(mentor: Mentor) -> None:
    """Add two students: one who answered and has a session tonight and one next week, one who is silent."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-20")
    mentor("contact", "replied", "amelie")
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    mentor("session", "schedule", "amelie", "2026-12-01 10:00")
    mentor("student", "add", "Zoé")


def test_everyone_is_looked_at_now(workspace: Workspace) -> None:
    """Each entry has the student's name; the moment and the reach are handed over with them."""
    found = due(workspace)
    assert [(one.student_name, one.entry.kind) for one in found.entries] == [
        ("Amélie Durand", AgendaKind.TODAY),
        ("Amélie Durand", AgendaKind.AHEAD),
        ("Zoé", AgendaKind.CONTACT),
    ]
    assert (found.on, found.days) == (workspace.now, 7)


def test_some_students_can_be_chosen(workspace: Workspace) -> None:
    """A student's own page asks for one; nobody is nothing."""
    found = due(workspace, students=[find_student(workspace, "zoe")])
    assert [one.entry.student for one in found.entries] == ["zoe"]
    assert due(workspace, students=[]).entries == ()


def test_another_day_begins_at_its_midnight(workspace: Workspace) -> None:
    """The day's sessions are all ahead then; today is now."""
    found = due(workspace, date(2026, 12, 1), days=0)
    assert found.on.isoformat() == "2026-12-01T00:00:00+01:00"
    assert AgendaKind.TODAY in [one.entry.kind for one in found.entries]
    assert due(workspace, workspace.today).on == workspace.now


@pytest.mark.parametrize("days", [-1, 367])
def test_the_reach_has_limits(workspace: Workspace, days: int) -> None:
    """From none to a year ahead."""
    with pytest.raises(UsageError, match=f"--days is {days}"):
        due(workspace, days=days)


def test_the_item_of_a_presentation_has_its_number(mentor: Mentor, workspace: Workspace) -> None:
    """The first open item is named, with the number that ticks it; none is left once all are done."""
    mentor("project", "add", "amelie", "A board")
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("presentation", "checklist", "amelie", "--project", "A board", "--done", "1")
    assert [one.item_number for one in due(workspace).entries if one.entry.request] == [2]


def test_a_finished_list_has_no_number(mentor: Mentor, workspace: Workspace) -> None:
    """Where every item is ticked, the entry names none."""
    mentor("project", "add", "amelie", "A board")
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("presentation", "checklist", "amelie", "--project", "A board", "--done", "1-14")
    assert [one.item_number for one in due(workspace).entries if one.entry.request] == [None]


def test_a_situation_is_what_is_stored(mentor: Mentor, workspace: Workspace) -> None:
    """Sessions, contacts, the reply, requests with their lists, transfers."""
    mentor("contact", "log", "amelie", "--via", "email")
    mentor("project", "add", "amelie", "A board")
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("transfer", "start", "amelie", "--reason", "Evenings")
    found = situation_of(workspace, find_student(workspace, "amelie"))
    assert (found.student.id, found.since, found.answered) == ("amelie-durand", date(2026, 11, 20), False)
    assert (found.validated, found.reported) == (frozenset(), frozenset())
    mentor("project", "start", "amelie", "board")
    mentor("project", "present", "amelie", "board")
    mentor("project", "validate", "amelie", "board")
    assert situation_of(workspace, find_student(workspace, "amelie")).validated == {"A board"}
    assert [len(part) for part in (found.sessions, found.contacts, found.requests, found.transfers)] == [2, 1, 1, 1]
    assert [shown.project for shown in found.checklists] == ["A board"]

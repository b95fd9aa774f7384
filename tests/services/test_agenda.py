"""What is due, gathered from the store."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaKind
from mentorcli.services.agenda import due, glance, running_clocks, situation_of
from mentorcli.services.free_starts import usual_start
from mentorcli.services.lookup import find_student
from mentorcli.services.session_clock import find
from mentorcli.services.session_clock_keys import press
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh


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


def test_an_entry_has_what_its_command_needs(mentor: Mentor, workspace: Workspace) -> None:
    """The shortest word that fits the student alone, the project in progress, and the usual moment of a session."""
    mentor("student", "add", "Amélie Martin")
    mentor("student", "add", "Zoé Zoéton", "--slug", "zo", "--funding", "funded", "--started", "2026-11-01")
    mentor("session", "log", "zo", "--at", "2026-11-10 10:00")
    mentor("project", "add", "amelie-durand", "A board")
    mentor("project", "start", "amelie-durand", "A board")
    mentor("presentation", "request", "amelie-durand", "--project", "A board", "--date", "2026-12-15")
    entries = due(workspace).entries
    assert {one.entry.student: one.called for one in entries} == {
        "amelie-durand": "durand",
        "amelie-martin": "martin",
        "zoe": "zoe",
        "zo": "zo",
    }
    assert [one.in_progress for one in entries if one.entry.request] == ["A board"]
    usual = [one.usual for one in entries if one.entry.kind is AgendaKind.GAP]
    assert usual == [datetime(2026, 11, day, 10) for day in (25, 26)]  # noqa: DTZ001 - a time on the clock
    assert due(workspace, students=[find_student(workspace, "amelie-durand")]).entries[-1].called == "amelie-durand"


def test_a_gap_is_planned_at_the_usual_moment(
    mentor: Mentor, workspace: Workspace, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day and time of the last session; where that day has passed, what is left of the week, else the next."""
    mentor("student", "add", "Max Gap", "--funding", "funded", "--started", "2026-09-01")
    mentor("session", "log", "max", "--at", "2026-11-03 10:30")
    gaps = [
        one for one in due(workspace).entries if one.entry.kind is AgendaKind.GAP and one.entry.student == "max-gap"
    ]
    assert [f"{one.usual:%Y-%m-%d %H:%M}" for one in gaps] == ["2026-11-25 10:30", "2026-11-26 10:30"]
    mentor("session", "log", "max", "--at", "2026-11-05 18:30")
    gaps = [
        one for one in due(workspace).entries if one.entry.kind is AgendaKind.GAP and one.entry.student == "max-gap"
    ]
    assert [f"{one.usual:%Y-%m-%d %H:%M}" for one in gaps] == ["2026-11-26 18:30", "2026-11-27 18:30"]
    assert usual_start(workspace, find_student(workspace, "max")) == gaps[0].usual
    mentor("session", "schedule", "max", "2026-11-26 18:30")
    gaps = [one for one in due(fresh()).entries if one.entry.kind is AgendaKind.GAP]
    assert [f"{one.entry.day:%m-%d} {one.usual:%Y-%m-%d %H:%M}" for one in gaps] == ["11-16 2026-11-27 18:30"]
    mentor("undo")
    for now, when in (("2026-11-29T17:00", "2026-11-29 18:30"), ("2026-11-29T19:00", "2026-12-03 18:30")):
        monkeypatch.setenv("MENTOR_NOW", now)
        gaps = [one for one in due(fresh()).entries if one.entry.kind is AgendaKind.GAP]
        assert f"{gaps[0].usual:%Y-%m-%d %H:%M}" == when


def test_no_two_gaps_name_the_same_time(mentor: Mentor, workspace: Workspace) -> None:
    """Neither of one student nor of two, and none at which somebody else has a session."""
    for name in ("Max", "Mia"):
        mentor("student", "add", name, "--funding", "funded", "--started", "2026-09-01")
        mentor("session", "log", name, "--at", "2026-11-11 10:00")
    mentor("session", "schedule", "amelie", "2026-11-26 10:30")
    found = [one for one in due(workspace).entries if one.entry.kind is AgendaKind.GAP]
    told = [(one.entry.student, f"{one.entry.day:%m-%d}", f"{one.usual:%m-%d %H:%M}") for one in found]
    assert told == [
        ("max", "11-16", "11-25 10:00"),
        ("mia", "11-16", "11-27 10:00"),
        ("max", "11-23", "11-28 10:00"),
        ("mia", "11-23", "11-29 10:00"),
    ]


def test_a_clock_that_is_open_is_offered_now(mentor: Mentor, workspace: Workspace) -> None:
    """As of now, not of another day."""
    assert running_clocks(workspace) == {}
    mentor("session", "schedule", "amelie", "2026-11-24 14:30")
    clock = press(workspace, find(workspace, "amelie"), "a").clock
    assert running_clocks(workspace) == {clock.student.tombstone: [clock.measured]}
    for on, offered in ((None, True), (workspace.today, True), (date(2026, 11, 25), False)):
        found = due(workspace, on).entries
        assert (AgendaKind.CLOCK in [one.entry.kind for one in found]) is offered
        assert (
            clock.session in [one.entry.session for one in found if one.entry.kind is not AgendaKind.CLOCK]
        ) is not offered


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


def test_a_glance_counts_and_names_the_next(workspace: Workspace) -> None:
    """What is due in figures, the next session with the student's name, as of the moment looked at."""
    found = glance(workspace)
    assert (found.due, found.on) == (1, workspace.now)
    assert found.upcoming is not None
    assert (found.upcoming.student_name, found.upcoming.entry.kind) == ("Amélie Durand", AgendaKind.TODAY)
    assert due(workspace).due == 1


def test_a_glance_reaches_as_far_as_asked(mentor: Mentor, workspace: Workspace) -> None:
    """By default to the sessions of the next 24 hours; a day that lies ahead begins at its midnight."""
    mentor("session", "cancel", "amelie", "--by", "mentor")
    workspace.store.reread()
    assert glance(workspace).upcoming is None
    later = glance(workspace, days=7).upcoming
    assert later is not None
    assert later.entry.day == date(2026, 12, 1)
    that_day = glance(workspace, date(2026, 12, 1)).upcoming
    assert that_day is not None
    assert that_day.entry.kind is AgendaKind.TODAY
    with pytest.raises(UsageError, match="--days is 367"):
        glance(workspace, days=367)

"""Owed weeks, gathered from the store. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.models.student import StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.services.lookup import find_student
from mentorcli.services.owed import can_be_owed, owed, owed_facts
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.kit import at


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a funded student with whom one session was held, four weeks ago."""
    mentor("student", "add", "Am\u00e9lie", "--funding", "funded", now="2026-10-01T09:00")
    mentor("session", "log", "amelie", "--at", "2026-10-27 14:00", now="2026-11-24T15:00")


def mondays(workspace: Workspace, *, typed: str | None = "amelie", **span: object) -> list[str]:
    """Return the weeks that are owed, by their Mondays, as a new run reads them."""
    workspace.store.reread()
    found = owed(workspace, typed, **span)  # type: ignore[arg-type]
    return [f"{week.monday:%m-%d}" for one in found.students for week in one.weeks]


def test_the_weeks_of_one_student(workspace: Workspace) -> None:
    """Of a span by its Mondays; what lies outside still decides what is made up."""
    assert mondays(workspace) == ["11-02", "11-09", "11-16"]
    assert mondays(workspace, start=at("2026-11-09 00:00"), end=at("2026-11-16 00:00")) == ["11-09"]
    found = owed(workspace, "amelie")
    assert (found.everyone, found.students[0].waiting) == (False, ())


def test_everyone_is_every_active_student(mentor: Mentor, workspace: Workspace) -> None:
    """One who is paused now is asked about by name."""
    mentor("student", "add", "Zoe", "--funding", "funded", now="2026-10-01T09:00")
    mentor("session", "log", "zoe", "--at", "2026-11-10 14:00", now="2026-11-24T15:00")
    assert mondays(workspace, typed=None) == ["11-02", "11-09", "11-16", "11-16"]
    mentor("student", "edit", "amelie", "--status", "paused", now="2026-11-24T15:00")
    assert mondays(workspace, typed=None) == ["11-16"]
    assert mondays(workspace) == ["11-02", "11-09", "11-16"]


def test_the_status_of_each_week_is_that_of_the_journal(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """As it was noted then; what was taken back was never so, and what a person wrote holds from today on."""
    for day, status in (("2026-11-04", "paused"), ("2026-11-09", "active")):
        mentor("student", "edit", "amelie", "--status", status, now=f"{day}T09:00")
    mentor("student", "edit", "amelie", "--status", "paused", now="2026-11-17T09:00")
    mentor("undo", now="2026-11-24T15:00")
    records = find_student(workspace, "amelie")
    assert list(owed_facts(workspace, records).statuses) == [
        (date(2026, 10, 1), StudentStatus.ACTIVE),
        (date(2026, 11, 4), StudentStatus.PAUSED),
        (date(2026, 11, 9), StudentStatus.ACTIVE),
    ]
    assert mondays(workspace) == ["11-09", "11-16"]
    profile = workspace.home.store / "students" / "amelie" / "profile.toml"
    profile.write_text(profile.read_text().replace('status = "active"', 'status = "paused"'))
    again = fresh()
    assert owed_facts(again, find_student(again, "amelie")).statuses[-1] == (date(2026, 11, 24), StudentStatus.PAUSED)


def test_to_whom_a_week_can_be_owed(mentor: Mentor, workspace: Workspace) -> None:
    """Who is active, was funded at some time, and was met."""
    mentor("student", "add", "New", "--funding", "funded")
    mentor("student", "add", "Self", "--funding", "self-paid")
    mentor("session", "log", "self", "--at", "2026-10-27 14:00")
    assert [can_be_owed(one) for one in workspace.everyone()] == [True, False, False]
    mentor("student", "edit", "amelie", "--status", "paused")
    workspace.store.reread()
    assert not can_be_owed(find_student(workspace, "amelie"))


def test_time_off_is_read_from_both_journals(workspace: Workspace) -> None:
    """The student's own, and the mentor's from a week on."""
    with workspace.transaction() as writer:
        writer.append(
            find_student(workspace, "amelie"), TimeOff("off000000001", date(2026, 11, 6), date(2026, 11, 6)),
            cmd="test", at=workspace.now,
        )  # fmt: skip
        writer.append_mentor(
            TimeOff("off000000002", date(2026, 11, 9), date(2026, 11, 12)), cmd="test", at=workspace.now
        )
    assert mondays(workspace) == ["11-09", "11-16"]
    with workspace.transaction() as writer:
        writer.append_mentor(
            TimeOff("off000000003", date(2026, 11, 13), date(2026, 11, 15)), cmd="test", at=workspace.now
        )
    assert mondays(workspace) == ["11-16"]


def test_what_waits_to_be_documented_is_handed_over(mentor: Mentor, workspace: Workspace) -> None:
    """Its week is not judged before."""
    mentor("session", "schedule", "amelie", "2026-11-12 14:00")
    assert mondays(workspace) == ["11-02", "11-16"]
    (one,) = owed(workspace, "amelie").students
    assert [session.scheduled_at for session in one.waiting] == [at("2026-11-12 14:00")]

"""Days off added, listed and removed. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.services import timeoff
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language
from services.conftest import Fresh

DAY = date(2026, 12, 24)


@pytest.fixture(autouse=True)
def _student(mentor: Mentor) -> None:
    mentor("student", "add", "Am\u00e9lie", now="2026-11-24T15:00")


def test_a_number_names_one_time_off_for_good(workspace: Workspace, mentor: Mentor, fresh: Fresh) -> None:
    """Typed twice it removes one; what was removed or taken back leaves its number to no other."""
    assert timeoff.add(workspace, DAY, DAY).added.number == 1
    assert timeoff.add(workspace, date(2026, 11, 1), date(2026, 11, 2), "amelie").added.number == 2
    assert [one.number for one in timeoff.find(workspace)] == [1]
    assert [(one.number, one.student is None) for one in timeoff.find(workspace, every=True)] == [(2, False), (1, True)]
    assert timeoff.remove(workspace, 1).student is None
    with pytest.raises(NotFoundError):
        timeoff.remove(workspace, 1)
    assert mentor("undo").code == 0
    assert mentor("timeoff", "add", "2027-01-05").code == 0
    assert mentor("undo").code == 0
    assert timeoff.add(fresh(), date(2027, 1, 6), date(2027, 1, 6)).added.number == 4
    assert [one.number for one in timeoff.find(fresh(), every=True)] == [2, 1, 4]


def test_the_same_days_of_one_person(workspace: Workspace) -> None:
    """Refused; of another person they are not."""
    timeoff.add(workspace, DAY, DAY)
    timeoff.add(workspace, DAY, DAY, "amelie")
    for who in (None, "amelie"):
        with pytest.raises(RefusedError):
            timeoff.add(workspace, DAY, DAY, who)
    assert timeoff.add(workspace, DAY, date(2026, 12, 25)).overlapping != ()
    assert timeoff.add(workspace, date(2026, 12, 26), date(2026, 12, 26)).overlapping == ()


def test_sessions_planned_then(mentor: Mentor, workspace: Workspace) -> None:
    """In the order of their starts, each with a free date of its own; those that have begun, or are over, are not."""
    for start in ("2026-11-24 14:30", "2026-12-23 10:00", "2026-12-24 10:00", "2026-12-25 10:00", "2026-12-26 10:00"):
        mentor("session", "schedule", "amelie", start, now="2026-11-24T15:00")
    found = timeoff.add(workspace, date(2026, 11, 24), date(2026, 12, 26)).sessions
    free = [f"{one.free:%m-%d %H:%M}" for one in found]
    assert [one.session.scheduled_at.day for one in found] == [23, 24, 25, 26]
    assert free == ["12-28 10:00", "12-29 10:00", "12-30 10:00", "12-27 10:00"]


def test_a_second_day_in_the_place_of_a_student(workspace: Workspace) -> None:
    """The span is to be typed as one; another word is no student."""
    error = NotFoundError("No student")
    assert isinstance(timeoff.second_day(workspace, "24/12", "2/1", error), UsageError)
    assert timeoff.second_day(workspace, "24/12", "bob", error) is error


def test_days_behind_a_student_are_told_with_the_command() -> None:
    """In both languages, as it is to be typed."""
    refused = timeoff.turned_round("amelie durand", "24/12..2/1")
    assert refused.hint == 'Type: mentor timeoff add 24/12..2/1 "amelie durand"'
    assert in_language(str(refused.message), "en") == "The days come before the student"

"""The next date that is suggested where the usual one is a day off. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.lookup import find_student
from mentorcli.services.next_dates import free_week
from mentorcli.services.session_log import usual_date
from mentorcli.services.session_planning import public_holidays
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")


def test_the_first_week_without_a_day_off(mentor: Mentor, workspace: Workspace) -> None:
    """Of the mentor, of the student, or a public holiday; each that was passed over is told."""
    mentor("timeoff", "add", "2026-12-10..2026-12-12")
    mentor("timeoff", "add", "2026-12-18", "amelie")
    mentor("timeoff", "add", "2026-12-01", "amelie")
    start, passed = free_week(workspace, find_student(workspace, "amelie"), datetime(2026, 12, 11, 10))  # noqa: DTZ001
    assert f"{start:%Y-%m-%d %H:%M}" == "2027-01-08 10:00"
    assert [(f"{one.day:%m-%d}", one.student is None, one.holiday) for one in passed] == [
        ("12-11", True, None),
        ("12-18", False, None),
        ("12-25", True, "Christmas Day"),
        ("01-01", True, "New Year's Day"),
    ]


def test_public_holidays_are_those_of_the_setting(mentor: Mentor, fresh: Fresh) -> None:
    """Of France, of a part of it, or none."""
    days = [date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)]
    assert [f"{day:%d}" for day in public_holidays(fresh(), days)] == ["25"]
    mentor("config", "set", "holidays", "FR-57")
    assert [f"{day:%d}" for day in public_holidays(fresh(), days)] == ["25", "26"]
    mentor("config", "set", "holidays", "none")
    assert public_holidays(fresh(), days) == {}


def test_where_no_week_is_free(mentor: Mentor, workspace: Workspace) -> None:
    """After more than a year nothing is suggested."""
    mentor("timeoff", "add", "2026-12-01..2028-12-31")
    start, passed = free_week(workspace, find_student(workspace, "amelie"), datetime(2026, 12, 11, 10))  # noqa: DTZ001
    assert (start, len(passed)) == (None, 60)


def test_a_logged_session_suggests_a_week_that_is_free(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why the usual one is passed over is said, in both languages; without public holidays they are none."""
    mentor("timeoff", "add", "2026-12-01..2026-12-02")
    said = mentor("session", "log", "amelie", "--at", "14:00").out
    assert "Tue 1 Dec 2026 is off: your time off until Wed 2 Dec 2026\nNext: " in said
    assert 'Next: mentor session schedule amelie-durand "2026-12-08 14:00"' in said
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    said = mentor("session", "log", "amelie", "--at", "2026-12-18T14:00", now="2026-12-18T15:00").out
    assert "ven. 25 déc. 2026 est un jour de congé\u00a0: Noël\n" in said
    assert 'amelie-durand "2027-01-08 14:00"' in said
    mentor("config", "set", "holidays", "none")
    said = mentor("session", "log", "amelie", "--at", "2026-12-18T11:00", now="2026-12-18T15:00").out
    assert 'amelie-durand "2026-12-25 11:00"' in said


def test_a_journal_of_the_mentors_that_cannot_be_read_hides_no_date(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """What is known of the student decides."""
    mentor("timeoff", "add", "2026-12-01", "amelie")
    (store / "mentor.jsonl").write_bytes(b"{broken\n{}\n")
    workspace = fresh()
    found = usual_date(workspace, find_student(workspace, "amelie"), datetime(2026, 11, 24, 14).astimezone())
    assert f"{found[0]:%m-%d}" == "12-08"

"""Days off as the other services take them. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.session import SessionDetails
from mentorcli.services import session_prep, session_series, sessions, timeoff
from mentorcli.services.agenda import due
from mentorcli.services.days_off import days_off, own_times, sessions_off, times_of
from mentorcli.services.followup import due_for
from mentorcli.services.free_starts import usual_start
from mentorcli.services.lookup import find_student
from mentorcli.services.new_session import new_session
from mentorcli.services.session_planning import Series, check_holidays, holidays_in, plan_series
from mentorcli.services.workspace import Workspace
from services.kit import at, saved

NONE = SessionDetails()
CHRISTMAS = (date(2026, 12, 24), date(2027, 1, 2))


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    mentor("student", "add", "Am\u00e9lie", now="2026-11-24T15:00")
    mentor("student", "add", "Bob", now="2026-11-24T15:00")
    mentor("student", "edit", "bob", "--status", "paused", now="2026-11-24T15:00")


def test_whose_days_they_are(workspace: Workspace) -> None:
    """The mentor's first, then the student's, until the last day of times off that touch; of sessions, planned ones."""
    records = find_student(workspace, "amelie")
    assert days_off(workspace, records, [CHRISTMAS[0]]) == ()
    timeoff.add(workspace, *CHRISTMAS)
    timeoff.add(workspace, date(2026, 12, 24), date(2026, 12, 24), "amelie")
    timeoff.add(workspace, date(2026, 12, 25), date(2026, 12, 26), "amelie")
    workspace.store.reread()
    records = find_student(workspace, "amelie")
    assert (len(own_times(workspace)), len(times_of(records))) == (1, 2)
    found = days_off(workspace, records, [date(2026, 12, 23), date(2026, 12, 24)])
    assert [(one.student and one.student.id, one.until.day) for one in found] == [(None, 2), ("amelie", 26)]
    planned = new_session(workspace, records, at("2026-12-25 10:00"))
    assert [one.day for one in sessions_off(workspace, records, [planned])] == [date(2026, 12, 25)] * 2


def test_a_series_leaves_them_out(workspace: Workspace) -> None:
    """So many sessions are planned all the same, or fewer until a day; the first date can be one of them."""
    timeoff.add(workspace, *CHRISTMAS)
    timeoff.add(workspace, date(2027, 1, 14), date(2027, 1, 14), "amelie")
    done = plan_series(workspace, "amelie", Series(at("2026-12-24 14:00"), at, times=2), NONE)
    assert [f"{one.scheduled_at:%m-%d}" for one in done.sessions] == ["01-07", "01-21"]
    assert [(f"{one.day:%m-%d}", one.student is None) for one in done.skipped] == [
        ("12-24", True), ("12-31", True), ("01-14", False)
    ]  # fmt: skip
    assert (done.off, done.series) == ((), True)
    until = plan_series(workspace, "amelie", Series(at("2026-12-17 10:00"), at, until=date(2027, 1, 7)), NONE)
    assert [f"{one.scheduled_at:%m-%d}" for one in until.sessions] == ["12-17", "01-07"]


def test_a_series_of_days_off_alone(workspace: Workspace) -> None:
    """Refused, however long it would have to go on; nothing is planned."""
    timeoff.add(workspace, CHRISTMAS[0], date(2030, 1, 1))
    for until, times in ((date(2027, 1, 2), None), (None, 3)):
        with pytest.raises(RefusedError, match="days off"):
            plan_series(workspace, "amelie", Series(at("2026-12-24 14:00"), at, times=times, until=until), NONE)
    assert saved(workspace, "amelie") == {}


def test_a_session_on_one_is_planned_and_said(workspace: Workspace) -> None:
    """A single one, and a series that is moved onto one."""
    timeoff.add(workspace, *CHRISTMAS)
    assert len(sessions.schedule(workspace, "amelie", [at("2026-12-24 10:00")], NONE).off) == 1
    assert sessions.schedule(workspace, "amelie", [at("2026-12-23 10:00")], NONE).off == ()
    done = plan_series(workspace, "amelie", Series(at("2026-12-16 14:00"), at, times=3), NONE)
    moved = session_series.edit(workspace, done.sessions[1].id, start=at("2026-12-24 14:00"), read=at)
    assert [one.day for one in moved.off] == [date(2026, 12, 24)]
    assert session_series.edit(workspace, done.sessions[1].id, SessionDetails(minutes=30), read=at).off == ()


def test_the_agenda_says_who_is_away(workspace: Workspace) -> None:
    """The mentor first, then active students; a suggested date lies behind the days off; contacts wait."""
    timeoff.add(workspace, date(2026, 11, 24), date(2026, 11, 25))
    timeoff.add(workspace, date(2026, 11, 26), date(2026, 11, 26), "amelie")
    timeoff.add(workspace, date(2026, 11, 23), date(2026, 11, 24), "amelie")
    timeoff.add(workspace, date(2026, 11, 24), date(2026, 11, 24), "bob")
    found = due(workspace)
    assert [(one.student and one.student.id, one.until.day) for one in found.off] == [(None, 25), ("amelie", 24)]
    assert found.entries == ()
    step = due_for(workspace, "amelie")
    assert step is not None
    assert (step.step, step.due) == (None, date(2026, 11, 27))
    assert [entry.entry.day for entry in due(workspace, date(2026, 11, 27)).entries] == [date(2026, 11, 27)]
    sessions.schedule(workspace, "amelie", [at("2026-11-17 14:00")], NONE)
    workspace.store.reread()
    assert f"{usual_start(workspace, find_student(workspace, 'amelie')):%m-%d %H:%M}" == "11-27 14:00"


def test_a_page_says_it_once(workspace: Workspace) -> None:
    """Of today, and of the day of the session where that is in another time off."""
    timeoff.add(workspace, date(2026, 11, 24), date(2026, 11, 26), "amelie")
    timeoff.add(workspace, date(2026, 12, 1), date(2026, 12, 3))
    assert [one.day.day for one in session_prep.prepare(workspace, "amelie").off] == [24]
    sessions.schedule(workspace, "amelie", [at("2026-11-25 14:00")], NONE)
    workspace.store.reread()
    assert [one.day.day for one in session_prep.prepare(workspace, "amelie").off] == [24]
    timeoff.remove(workspace, 1)
    sessions.schedule(workspace, "amelie", [at("2026-12-02 14:00")], NONE)
    workspace.store.reread()
    session = max(saved(workspace, "amelie").values(), key=lambda one: one.scheduled_at)
    assert [(one.day.day, one.student) for one in session_prep.prepare(workspace, session.id).off] == [(2, None)]


def test_public_holidays(mentor: Mentor, workspace: Workspace) -> None:
    """Planned and said, or left out with their names, in the language of the run; those of a part of France too."""
    pytest.importorskip("holidays")
    series = Series(at("2026-12-18 14:00"), at, times=3)
    found = holidays_in(workspace, "amelie", series)
    assert [(one.day, one.holiday) for one in found] == [
        (date(2026, 12, 25), "Christmas Day"), (date(2027, 1, 1), "New Year's Day")
    ]  # fmt: skip
    done = plan_series(workspace, "amelie", series, NONE, skip_holidays=True)
    assert [f"{one.scheduled_at:%m-%d}" for one in done.sessions] == ["12-18", "01-08", "01-15"]
    assert ([one.holiday for one in done.skipped], done.off) == (["Christmas Day", "New Year's Day"], ())
    kept = plan_series(workspace, "amelie", series._replace(start=at("2026-12-18 10:00")), NONE)
    assert (len(kept.skipped), [one.day.day for one in kept.off]) == (0, [25, 1])
    saturdays = Series(at("2026-12-26 14:00"), at, times=1)
    assert holidays_in(workspace, "amelie", saturdays) == ()
    mentor("config", "set", "holidays", "FR-57")
    mentor("config", "set", "lang", "fr")
    workspace.invalidate_settings()
    assert [one.holiday for one in holidays_in(workspace, "amelie", saturdays)] == ["Saint-Étienne"]
    check_holidays(workspace)


def test_public_holidays_that_are_not_known(
    mentor: Mentor, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library, and where they are switched off, nothing is said; `--skip-holidays` tells how."""
    series = Series(at("2026-12-18 14:00"), at, times=3)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "holidays", None)
        assert holidays_in(workspace, "amelie", series) == ()
        with pytest.raises(UsageError, match="not installed") as raised:
            check_holidays(workspace)
    assert raised.value.hint == "Install it where mentor is: pip install holidays"
    mentor("config", "set", "holidays", "none")
    workspace.invalidate_settings()
    assert holidays_in(workspace, "amelie", series) == ()
    with pytest.raises(UsageError, match="switched off"):
        check_holidays(workspace)


def test_a_journal_of_the_mentor_that_cannot_be_read_is_warned_of(
    workspace: Workspace, mentor: Mentor, store: Path
) -> None:
    """What is known of a student is still to be had."""
    mentor("timeoff", "add", "2026-12-24..2027-01-02")
    (store / "mentor.jsonl").unlink()
    assert own_times(workspace) == ()
    assert "mentor.jsonl" in workspace.warnings[0]

"""What a report reckons: spans, hours by week, month and level, rates as they built up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.results.report import LevelMinutes
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.rules import report as rules
from mentorcli.rules.statement import counted_minutes

PARIS = ZoneInfo("Europe/Paris")
HELD, MISSED, OFF = SessionStatus.COMPLETED, SessionStatus.NO_SHOW, SessionStatus.CANCELLED
REASONS = {MISSED: Reason.ABSENT, OFF: Reason.CANCELLED_IN_TIME}


def session(at: str, status: SessionStatus = HELD, *, level: int | None = 2, lasted: int | None = None) -> Session:
    """Return a session of 45 minutes in Paris."""
    start = datetime.fromisoformat(at).replace(tzinfo=PARIS)
    reason = REASONS.get(status)
    return Session(
        "session00001", "amelie", SessionKind.MENTORING, start, 45, status, reason, level=level, actual_minutes=lasted
    )


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), [date(2026, 11, 1)]),
        (date(2026, 11, 2), date(2026, 11, 30), []),
        (date(2026, 11, 1), date(2026, 11, 29), []),
        (date(2026, 10, 15), date(2027, 1, 1), [date(2026, 11, 1), date(2026, 12, 1)]),
        (date(2026, 1, 1), date(2026, 12, 31), [date(2026, month, 1) for month in range(1, 13)]),
    ],
)
def test_the_months_of_a_span_lie_wholly_in_it(first: date, last: date, months: list[date]) -> None:
    """One of which a day is missing is no month of the span."""
    assert rules.months_of(first, last) == months


def test_a_span_of_whole_months() -> None:
    """It begins with a month and ends with one."""
    assert rules.is_whole(date(2028, 2, 1), date(2028, 2, 29))
    assert not rules.is_whole(date(2028, 2, 1), date(2028, 2, 28))
    assert not rules.is_whole(date(2028, 1, 31), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), (date(2026, 10, 1), date(2026, 10, 31))),
        (date(2026, 1, 1), date(2026, 1, 31), (date(2025, 12, 1), date(2025, 12, 31))),
        (date(2026, 1, 1), date(2026, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (date(2026, 11, 2), date(2026, 11, 8), (date(2026, 10, 26), date(2026, 11, 1))),
        (date(2026, 11, 24), date(2026, 11, 24), (date(2026, 11, 23), date(2026, 11, 23))),
    ],
)
def test_the_span_before_is_as_long(first: date, last: date, before: tuple[date, date]) -> None:
    """In months where it is made of months, else in days."""
    assert rules.span_before(first, last) == before


def test_months_and_years_are_counted() -> None:
    """Those of which a span has a day, and the year that follows."""
    assert rules.months_touched(date(2026, 11, 30), date(2026, 12, 1)) == 2
    assert rules.months_touched(date(2025, 12, 1), date(2027, 1, 31)) == 14
    assert rules.next_year(date(2026, 11, 30)) == date(2027, 1, 1)


def test_weeks_are_drawn_with_those_before() -> None:
    """A month among 26 weeks; a year as it is; of a longer span the latest 53."""
    month = rules.weeks_drawn(date(2026, 11, 1), date(2026, 11, 30))
    assert (len(month), month[0], month[-1]) == (26, date(2026, 6, 8), date(2026, 11, 30))
    year = rules.weeks_drawn(date(2026, 1, 1), date(2026, 12, 31))
    assert (len(year), year[0]) == (53, date(2025, 12, 29))
    assert len(rules.weeks_drawn(date(2020, 1, 1), date(2026, 12, 31))) == 53
    assert not rules.is_long(date(2026, 1, 1), date(2026, 12, 31))
    assert rules.is_long(date(2025, 12, 28), date(2026, 12, 31))


def test_hours_by_week_are_those_within_the_span() -> None:
    """By local days, the real length where it is known; what was not held has none."""
    sessions = [
        session("2026-10-31 23:30"), session("2026-11-01 00:00"), session("2026-11-10 14:00", lasted=50),
        session("2026-11-11 14:00"), session("2026-11-12 14:00", MISSED), session("2026-12-01 00:00"),
    ]  # fmt: skip
    found = rules.minutes_by_week(sessions, date(2026, 11, 1), date(2026, 11, 30), PARIS)
    mondays = [date(2026, 10, 26) + timedelta(weeks=number) for number in range(6)]
    assert found == dict(zip(mondays, [45, 0, 95, 0, 0, 0], strict=True))
    assert counted_minutes(sessions[2]) == 50


def test_hours_by_month_have_no_gap() -> None:
    """From the first month with a session held to the last one; without any there is none."""
    sessions = [session("2025-11-30 23:59", lasted=10), session("2026-02-01 00:00"), session("2026-02-02 00:00")]
    found = rules.minutes_by_month([*sessions, session("2027-01-01 10:00", OFF)], PARIS)
    assert found == {date(2025, 11, 1): 10, date(2025, 12, 1): 0, date(2026, 1, 1): 0, date(2026, 2, 1): 90}
    assert rules.minutes_by_month([], PARIS) == {}


def test_hours_by_level_put_the_unknown_one_last() -> None:
    """Held sessions alone."""
    sessions = [
        session("2026-11-01 10:00", level=None), session("2026-11-02 10:00", level=3, lasted=30),
        session("2026-11-03 10:00", level=1), session("2026-11-04 10:00", level=3),
        session("2026-11-05 10:00", MISSED, level=1),
    ]  # fmt: skip
    assert rules.minutes_by_level(sessions) == (
        LevelMinutes(1, 1, 45),
        LevelMinutes(3, 2, 75),
        LevelMinutes(None, 1, 45),
    )


def test_a_course_counts_what_was_before_its_weeks() -> None:
    """The rate is over everything until the end of each week; what is later, or was called off, counts nowhere."""
    mondays = [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    sessions = [
        session("2026-11-08 23:59"), session("2026-11-02 10:00", MISSED), session("2026-11-16 00:00"),
        session("2026-11-22 23:59", MISSED), session("2026-11-18 10:00"), session("2026-11-18 12:00", OFF),
        session("2026-11-30 00:00"), session("2026-11-25 10:00", SessionStatus.SCHEDULED),
    ]  # fmt: skip
    found = rules.course_of(sessions, mondays, PARIS)
    assert list(found.weeks.values()) == [(0, 0), (2, 1), (0, 0)]
    assert found.rates == [1 / 2, 3 / 5, 3 / 5]
    assert (found.held, found.no_shows) == (3, 2)
    empty = rules.course_of([session("2026-11-16 10:00")], mondays, PARIS)
    assert empty.rates == [None, 1.0, 1.0]

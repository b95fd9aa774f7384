"""Which session is prepared for, how long it is until then, and what tells of the last one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.rules.session_prep import (
    Prepared,
    documented_before,
    going_on,
    is_near,
    minutes_until,
    to_prepare,
)

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
SCHEDULED, COMPLETED, CANCELLED = SessionStatus.SCHEDULED, SessionStatus.COMPLETED, SessionStatus.CANCELLED


def session(minutes: int, status: SessionStatus = SCHEDULED, *, length: int = 45, key: str = "") -> Session:
    """Return a session that starts so many minutes after NOW."""
    reason = Reason.CANCELLED_IN_TIME if status is CANCELLED else None
    start = NOW + timedelta(minutes=minutes)
    return Session(key or f"s{minutes + 100000:07d}", "amelie", SessionKind.MENTORING, start, length, status, reason)


def test_the_one_going_on_has_begun_and_is_not_over() -> None:
    """From its start on, up to its planned end; one that is documented is over, of two the later one is meant."""
    assert going_on([session(0)], NOW) == session(0)
    assert going_on([session(-44)], NOW) == session(-44)
    assert going_on([session(-45)], NOW) is None
    assert going_on([session(1)], NOW) is None
    assert going_on([session(-10, COMPLETED), session(-10, CANCELLED)], NOW) is None
    assert going_on([session(-5), session(-20)], NOW) == session(-5)


def test_the_next_is_prepared_for_and_else_the_one_going_on() -> None:
    """One that goes on is named beside the next; without a next it is the one itself."""
    assert to_prepare([session(90), session(30), session(-10)], NOW) == Prepared(session(30), session(-10))
    assert to_prepare([session(30)], NOW) == Prepared(session(30), None)
    assert to_prepare([session(-10)], NOW) == Prepared(session(-10), None)
    assert to_prepare([session(30, CANCELLED), session(-60)], NOW) == Prepared(None, None)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(1800, 30), (1799, 29), (59, 0), (0, 0), (-59, 0), (-60, -1), (-119, -1), (-120, -2)]
)
def test_minutes_are_whole_ones(seconds: int, minutes: int) -> None:
    """A minute that has only begun is not counted, on either side of the start."""
    assert minutes_until(session(0), NOW - timedelta(seconds=seconds)) == minutes


def test_minutes_are_elapsed_ones() -> None:
    """Across a clock change the clock on the wall tells another length."""
    paris = ZoneInfo("Europe/Paris")
    one = Session("abcdefgh", "amelie", SessionKind.MENTORING, datetime(2026, 3, 29, 10, tzinfo=paris), 45)
    assert minutes_until(one, datetime(2026, 3, 28, 10, tzinfo=paris)) == 23 * 60


def test_the_last_one_is_documented_and_before() -> None:
    """What is open or to come tells nothing; of a session that is past, what came after it does not count."""
    known = [session(-300, COMPLETED), session(-100, CANCELLED), session(-200), session(60, CANCELLED), session(90)]
    assert documented_before(known, session(90), NOW) == [session(-100, CANCELLED), session(-300, COMPLETED)]
    assert documented_before(known, None, NOW) == [session(-100, CANCELLED), session(-300, COMPLETED)]
    assert documented_before(known, session(-100, CANCELLED), NOW) == [session(-300, COMPLETED)]


def test_a_presentation_is_near_within_weeks() -> None:
    """From today on, the last day included; yesterday's is over, one without a day is not near."""
    today = date(2026, 11, 24)
    assert is_near(today, today, 3)
    assert is_near(date(2026, 12, 15), today, 3)
    assert not is_near(date(2026, 12, 16), today, 3)
    assert not is_near(date(2026, 11, 23), today, 3)
    assert not is_near(None, today, 3)

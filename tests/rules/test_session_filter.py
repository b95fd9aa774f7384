"""Which sessions pass a filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.session_filter import SessionFilter
from mentorcli.rules import session_filter

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
SCHEDULED, HELD = SessionStatus.SCHEDULED, SessionStatus.COMPLETED


def session(hours: float, status: SessionStatus = SCHEDULED, *, name: str = "a") -> Session:
    """Return a session that starts so many hours after NOW."""
    start = NOW + timedelta(hours=hours)
    return Session(f"session{name}", "amelie", SessionKind.MENTORING, start, 45, status)


def test_a_span_includes_its_start_and_not_its_end() -> None:
    """A span that is open on a side ends nowhere there."""
    now = session(0)
    assert session_filter.within(now, NOW, NOW + timedelta(seconds=1))
    assert session_filter.within(now, None, None)
    assert not session_filter.within(now, NOW + timedelta(seconds=1), None)
    assert not session_filter.within(now, None, NOW)


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (SessionFilter(), "abc"),
        (SessionFilter(start=NOW), "bc"),
        (SessionFilter(end=NOW), "a"),
        (SessionFilter(statuses=(HELD,)), "a"),
        (SessionFilter(kinds=(SessionKind.PRESENTATION,)), "c"),
        (SessionFilter(kinds=(SessionKind.MENTORING,)), "ab"),
        (SessionFilter(undocumented=True), "b"),
        (SessionFilter(missing_recording=True), "a"),
        (SessionFilter(end=NOW, undocumented=True), ""),
    ],
)
def test_a_filter_asks_for_everything_in_it(wanted: SessionFilter, fitting: str) -> None:
    """One held, one that has begun and one ahead: each condition leaves out those that do not meet it."""
    presentation = replace(session(1, name="c"), kind=SessionKind.PRESENTATION)
    sessions = [session(-1, HELD, name="a"), session(0, name="b"), presentation]
    found = [one for one in sessions if session_filter.fits(one, wanted, NOW, "sessiona")]
    assert [one.id for one in found] == [f"session{name}" for name in fitting]

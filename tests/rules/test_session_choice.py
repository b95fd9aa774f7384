"""Which session is meant, and which ones fit (domain, section 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionFilter, SessionKind, SessionStatus
from mentorcli.rules import session_choice

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
SCHEDULED, HELD = SessionStatus.SCHEDULED, SessionStatus.COMPLETED
NO_SHOW, CANCELLED = SessionStatus.NO_SHOW, SessionStatus.CANCELLED
REASON = {NO_SHOW: Reason.ABSENT, CANCELLED: Reason.CANCELLED_IN_TIME}


def session(hours: float, status: SessionStatus = SCHEDULED, *, name: str = "a", minutes: int = 45) -> Session:
    """Return a session that starts so many hours after NOW."""
    return Session(
        id=f"session{name}", student="amelie", kind=SessionKind.MENTORING, scheduled_at=NOW + timedelta(hours=hours),
        duration_minutes=minutes, status=status, reason=REASON.get(status),
    )  # fmt: skip


def test_the_nearest_of_two_at_one_distance_is_the_earlier() -> None:
    """Two sessions as far away are told apart by their start."""
    early, late = session(-1, name="b"), session(1, name="a")
    assert session_choice.nearest([late, early], NOW) == early
    assert session_choice.nearest([late, early], NOW + timedelta(seconds=1)) == late
    assert session_choice.nearest([], NOW) is None


def test_distance_is_elapsed_time_across_a_clock_change() -> None:
    """On the short Sunday of March, midnight and noon are 11 hours apart, not 12."""
    midnight = Session("sessiona", "amelie", SessionKind.MENTORING, datetime(2026, 3, 29, 0, 0, tzinfo=PARIS), 45)
    assert session_choice.distance(midnight, datetime(2026, 3, 29, 12, 0, tzinfo=PARIS)) == timedelta(hours=11)


def test_a_day_is_the_local_one() -> None:
    """Half past midnight in Paris belongs to the new day, though it is the old one in UTC."""
    just_after = session(8.5)  # 23:30 UTC, 00:30 in Paris
    wednesday = datetime(2026, 11, 25, 12, 0, tzinfo=PARIS)
    assert session_choice.on_day([just_after], wednesday, PARIS) == [just_after]
    assert session_choice.on_day([just_after], NOW, PARIS) == []
    assert session_choice.on_day([just_after], NOW, UTC) == [just_after]


@pytest.mark.parametrize(
    ("sessions", "chosen"),
    [
        ([session(-24, name="a"), session(30, name="b")], "sessiona"),
        ([session(-24.1, name="a"), session(30, name="b"), session(40, name="c")], "sessionb"),
        ([session(-2, name="a"), session(1, name="b")], "sessionb"),
        ([session(-1, NO_SHOW, name="a"), session(500, name="b")], "sessionb"),
        ([session(-30, name="a")], None),
        ([], None),
    ],
)
def test_which_session_is_called_off(sessions: list[Session], chosen: str | None) -> None:
    """It is the scheduled one nearest to now within 24 hours either side, else the next one."""
    found = session_choice.to_cancel(sessions, NOW)
    assert (found.id if found else None) == chosen


@pytest.mark.parametrize(
    ("sessions", "late", "cancelled", "chosen"),
    [
        ([session(-48, name="a"), session(-2, name="b"), session(23, name="c")], False, False, "sessionb"),
        ([session(-48, name="a"), session(-2, name="b"), session(23, name="c")], False, True, "sessionc"),
        ([session(-2, name="a"), session(0, name="b"), session(23, name="c")], False, False, "sessionb"),
        ([session(-48, NO_SHOW, name="a"), session(-2, name="b"), session(23, name="c")], False, False, "sessionb"),
        ([session(-2, NO_SHOW, name="a"), session(23, name="b")], False, False, "sessionb"),
        ([session(-2, NO_SHOW, name="a"), session(23, name="b")], True, False, "sessiona"),
        ([session(-2, NO_SHOW, name="a"), session(25, name="b")], False, False, "sessiona"),
        ([session(24, name="a")], False, False, "sessiona"),
        ([session(24.01, name="a")], False, False, None),
        ([session(-1, CANCELLED), session(-2, HELD)], False, False, None),
    ],
)
def test_which_session_is_marked(sessions: list[Session], late: bool, cancelled: bool, chosen: str | None) -> None:
    """It is the latest scheduled or missed one that is past or within 24 hours, never a cancelled or held one."""
    found = session_choice.to_mark(sessions, NOW, late=late, cancelled=cancelled)
    assert (found.id if found else None) == chosen


@pytest.mark.parametrize(
    ("known", "documented"),
    [
        (session(0, CANCELLED), True),
        (session(0.5, CANCELLED), False),
        (session(0.5, HELD), True),
        (session(-0.5, NO_SHOW), True),
        (session(0.75, HELD), False),
        (session(-0.75, HELD), False),
        (session(0), False),
    ],
)
def test_what_is_documented_already(known: Session, documented: bool) -> None:
    """A moment is documented by a session begun at it, or held or missed over part of the same time."""
    assert (session_choice.documented_at([known], NOW, 45) is known) is documented


def test_of_two_documented_at_one_moment_the_earlier_is_named() -> None:
    """Of two that begin together, the one whose id comes first."""
    late, early = session(0.25, HELD, name="a"), session(-0.25, HELD, name="b")
    assert session_choice.documented_at([late, early], NOW, 45) == early
    twin = session(-0.25, HELD, name="a")
    assert session_choice.documented_at([early, twin], NOW, 45) == twin


def test_what_is_planned_ahead_comes_in_order() -> None:
    """Only scheduled sessions that have not begun are ahead, the next one first."""
    later, sooner, begun = session(50, name="a"), session(2, name="b"), session(0, name="c")
    assert session_choice.planned_ahead([later, begun, session(3, CANCELLED), sooner], NOW) == [sooner, later]


@pytest.mark.parametrize(
    ("sessions", "at", "cancelled", "chosen"),
    [
        # now
        ([session(-4, name="a"), session(-1, name="b"), session(3, name="c")], None, False, "sessionb"),
        ([session(2, name="a")], None, False, "sessiona"),
        ([session(-24, name="a"), session(24, name="b"), session(-1, HELD, name="c")], None, False, None),
        # at a moment
        ([session(-4, name="a"), session(-1, name="b")], -3.5, False, "sessiona"),
        ([session(-1, name="a"), session(3, name="b")], 2, False, "sessiona"),
        ([session(0, name="a")], 2, False, "sessiona"),
        ([session(3, name="a")], 2, False, None),
        ([session(3, name="a")], 3, False, "sessiona"),
        ([session(-24, name="a")], -2, False, None),
        # documented already
        ([session(-1, HELD, name="a"), session(-2, name="b")], -1, False, "sessiona"),
        ([session(-1, HELD, name="a"), session(-1, name="b")], -1, False, "sessionb"),
        # called off
        ([session(3, name="a")], 2, True, "sessiona"),
        ([session(-10, name="a"), session(9.5, name="b")], None, True, "sessiona"),
        ([session(40, name="a")], None, True, "sessiona"),
        ([session(40, name="a")], 2, True, None),
    ],
)
def test_which_session_is_logged(
    sessions: list[Session], at: float | None, cancelled: bool, chosen: str | None
) -> None:
    """It is the one that starts at that moment, else the scheduled one nearest to it on the same day."""
    moment = None if at is None else NOW + timedelta(hours=at)
    found = session_choice.to_log(sessions, NOW, at=moment, cancelled=cancelled, zone=PARIS)
    assert (found.id if found else None) == chosen


@pytest.mark.parametrize(
    ("sessions", "at", "chosen"),
    [
        ([session(-2, HELD, name="a"), session(-1.9, name="b")], -2, "sessiona"),
        ([session(-2, HELD, name="a"), session(-5, name="b")], -1.9, "sessionb"),
        ([session(-26, name="a"), session(-2, HELD, name="b")], -1.9, "sessionb"),
        ([session(-2, CANCELLED, name="a")], -1.9, None),
        ([session(0.5 / 60, HELD, name="a")], 0, "sessiona"),
        ([session(1 / 60, HELD, name="a")], 0, None),
        ([], -2, None),
    ],
)
def test_which_session_is_marked_at_a_moment(sessions: list[Session], at: float, chosen: str | None) -> None:
    """It is the one that starts then, else the one planned that day, else the documented one that was going on."""
    found = session_choice.to_mark_at(sessions, NOW + timedelta(hours=at), PARIS)
    assert (found.id if found else None) == chosen


def test_a_span_includes_its_start_and_not_its_end() -> None:
    """A span that is open on a side ends nowhere there."""
    now = session(0)
    assert session_choice.within(now, NOW, NOW + timedelta(seconds=1))
    assert session_choice.within(now, None, None)
    assert not session_choice.within(now, NOW + timedelta(seconds=1), None)
    assert not session_choice.within(now, None, NOW)


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
    found = [one for one in sessions if session_choice.fits(one, wanted, NOW, "sessiona")]
    assert [one.id for one in found] == [f"session{name}" for name in fitting]

"""Which session is meant, how long one is planned, and which ones overlap (domain, section 8)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding
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


@pytest.mark.parametrize(
    ("kind", "funding", "minutes"),
    [
        (SessionKind.PRESENTATION, Funding.FUNDED, 30),
        (SessionKind.PRESENTATION, Funding.SELF_PAID, 30),
        (SessionKind.MENTORING, Funding.SELF_PAID, 30),
        (SessionKind.DISCOVERY, Funding.SELF_PAID, 30),
        (SessionKind.MENTORING, Funding.FUNDED, 45),
        (SessionKind.MENTORING, Funding.APPRENTICESHIP, 45),
        (SessionKind.DISCOVERY, Funding.UNKNOWN, 45),
    ],
)
def test_planned_length(kind: SessionKind, funding: Funding, minutes: int) -> None:
    """A presentation takes 30 minutes, a self-paid student's session 30, every other 45."""
    assert session_choice.planned_minutes(kind, funding) == minutes


def test_a_session_that_ends_now_began_its_length_ago() -> None:
    """What is logged without a moment ended now."""
    assert session_choice.begun(NOW, 45) == NOW - timedelta(minutes=45)


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ([], SessionKind.DISCOVERY),
        ([session(-24, CANCELLED)], SessionKind.DISCOVERY),
        ([session(-24, NO_SHOW)], SessionKind.MENTORING),
        ([session(-24, HELD)], SessionKind.MENTORING),
        ([session(24)], SessionKind.MENTORING),
    ],
)
def test_the_first_session_is_the_discovery(before: list[Session], kind: SessionKind) -> None:
    """A cancelled session is not the first; any other makes the next one mentoring."""
    assert session_choice.default_kind(before) is kind


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


def test_sessions_overlap_when_they_share_time() -> None:
    """One that ends when the other begins shares none; one that was missed or called off takes no time."""
    before, during = session(-0.75, name="a"), session(0.5, HELD, name="b")
    after, missed, off = session(0.75, name="c"), session(0, NO_SHOW, name="d"), session(0, CANCELLED, name="e")
    assert session_choice.overlapping([during, before, after, missed, off], NOW, 45) == [during]
    assert session_choice.overlapping([during, before, after, missed, off], NOW, 46) == [during, after]


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


def test_the_next_date_is_a_week_on_by_the_clock() -> None:
    """14:00 stays 14:00 across the clock change, which is why there is no zone to it yet."""
    before = datetime(2026, 10, 20, 14, 0, tzinfo=PARIS)
    assert session_choice.a_week_after(before) == datetime(2026, 10, 27, 14, 0)  # noqa: DTZ001 - a time on the clock


def test_of_two_documented_at_one_moment_the_earlier_is_named() -> None:
    """Of two that begin together, the one whose id comes first."""
    late, early = session(0.25, HELD, name="a"), session(-0.25, HELD, name="b")
    assert session_choice.documented_at([late, early], NOW, 45) == early
    twin = session(-0.25, HELD, name="a")
    assert session_choice.documented_at([early, twin], NOW, 45) == twin

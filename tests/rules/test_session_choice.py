"""Which session is meant (domain, section 8)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
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


def test_of_two_readings_the_one_that_has_begun_is_meant() -> None:
    """Only a session that has begun can be documented; one called off may be either."""
    yesterday, today = session(-0.5, name="a"), session(23.5, name="b")
    moments = [today.scheduled_at, yesterday.scheduled_at]
    assert told(session_choice.to_log([today, yesterday], NOW, at=moments)) == "take a"
    assert told(session_choice.to_log([today, yesterday], NOW, at=moments, cancelled=True)) == "ask b a"
    assert told(session_choice.to_log([today], NOW, at=moments)) == "take b"


def test_a_session_is_taken_once() -> None:
    """Documented, it is refused."""
    open_one, documented = session(-1, name="a"), session(-1, HELD, name="b")
    assert session_choice.take(open_one) == session_choice.Take(open_one)
    assert session_choice.take(documented) == session_choice.Refuse(documented)


def test_a_moment_is_read_in_its_ways() -> None:
    """The one that looks back first; two that are the same are one, and nothing is none."""
    nine, ten = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert session_choice.readings(nine, ten) == (nine, ten)
    assert session_choice.readings(nine, nine) == (nine,)
    assert session_choice.readings(None, None) == ()


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


OPEN, NEXT, OLD = session(-1, name="a"), session(5, name="b"), session(-30, name="c")


def told(choice: session_choice.Choice) -> str:
    """Return a choice in short: `take a`, `make -1`, `ask a b new`, `refuse a`; a new session's hours after NOW."""
    match choice:
        case session_choice.Take(one):
            return f"take {one.id[-1]}"
        case session_choice.Make(start):
            return "make" if start is None else f"make {(start - NOW) / timedelta(hours=1):g}"
        case session_choice.Ask(several, new):
            return " ".join(["ask", *(one.id[-1] for one in several), *(["new"] if new else [])])
        case session_choice.Refuse(known):
            return f"refuse {known.id[-1]}" if known else "refuse"


@pytest.mark.parametrize(
    ("sessions", "expected", "cancelled"),
    [
        ([], "make", "refuse"),
        ([OPEN], "take a", "take a"),
        ([OPEN, NEXT, OLD], "take a", "take a"),
        ([session(-12, name="a")], "take a", "take a"),
        ([session(-12.01, name="a")], "ask a new", "ask a"),
        ([session(-13, name="a", minutes=14 * 60)], "take a", "take a"),
        ([session(-13, name="a", minutes=13 * 60)], "ask a new", "ask a"),  # over at this very moment
        ([session(-2, name="a", minutes=180), session(-1, name="b", minutes=30)], "take a", "take a"),
        ([session(-2, name="a", minutes=120), session(-1, name="b", minutes=30)], "take b", "take b"),
        ([session(-3, name="a"), session(-1, name="b")], "take b", "take b"),
        ([OLD, NEXT], "ask c b new", "ask c b"),
        ([OLD, NEXT, session(6, name="d")], "ask c b d new", "ask c b"),  # only the next can have been called off
        ([session(-7 * 24, name="a")], "ask a new", "ask a"),
        ([session(-7 * 24 - 0.01, name="a")], "make", "refuse"),
        ([NEXT], "ask b new", "take b"),
        ([session(12, name="a")], "ask a new", "take a"),
        ([session(12.01, name="a"), session(30, name="b")], "make", "take a"),
        ([session(-1, HELD, name="a"), session(-2, NO_SHOW, name="b"), session(-3, CANCELLED, name="c")], "make",
         "refuse"),
    ],
)  # fmt: skip
def test_which_session_is_logged_without_a_moment(sessions: list[Session], expected: str, cancelled: str) -> None:
    """It is the one running or the last begun within 12 hours; an older one, or one soon to come, is asked for."""
    assert told(session_choice.to_log(sessions, NOW, zone=PARIS)) == expected
    assert told(session_choice.to_log(sessions, NOW, cancelled=True, zone=PARIS)) == cancelled
    assert told(session_choice.to_log(sessions, NOW, new=True, zone=PARIS)) == "make"


@pytest.mark.parametrize(
    ("sessions", "at", "expected", "cancelled"),
    [
        ([], -3, "make -3", "make -3"),
        ([session(-3, name="a"), session(-2.9, name="b")], -3, "take a", "take a"),
        ([session(-3, name="a")], -2.5, "take a", "take a"),  # while it went on
        ([session(-3, name="a")], -1, "take a", "take a"),  # 2 h from it
        ([session(-3, name="a")], -0.99, "ask a new", "ask a new"),
        ([session(-3, name="a")], -5.01, "ask a new", "ask a new"),
        ([session(-16.1, name="a")], -14.5, "take a", "take a"),  # over midnight in Paris
        ([session(-17, name="a")], -14.5, "make -14.5", "make -14.5"),
        ([session(3, name="a")], -1, "make -1", "ask a new"),
        ([session(3, name="a")], 3, "take a", "take a"),
        ([session(3, name="a")], 2, "make 2", "take a"),
        ([OPEN], 1, "make 1", "take a"),
        ([session(-1.5, name="a")], 0, "take a", "take a"),
        ([session(0, name="a")], -1, "take a", "take a"),  # one that begins now has begun
        ([session(-3, HELD, name="a")], -3, "refuse a", "refuse a"),
        ([session(-3, HELD, name="a"), session(-3.1, name="b")], -3, "refuse a", "refuse a"),
        ([session(-3, HELD, name="a"), session(-3, name="b")], -3, "take b", "take b"),
        ([session(-3, HELD, name="a"), session(-3.1, name="b")], -2.8, "take b", "take b"),
        ([session(-3, HELD, name="a"), session(-1, name="b")], -2.8, "refuse a", "refuse a"),
        ([session(-3, HELD, name="a")], -2.25, "make -2.25", "make -2.25"),  # it was over by then
        ([session(-3, CANCELLED, name="a")], -3, "refuse a", "refuse a"),
        ([session(-3, CANCELLED, name="a")], -2.8, "make -2.8", "make -2.8"),
    ],
)
def test_which_session_is_logged_at_a_moment(sessions: list[Session], at: float, expected: str, cancelled: str) -> None:
    """It is the one of that moment, else the open one of that day; far from the moment it is asked for."""
    moment = (NOW + timedelta(hours=at),)
    assert told(session_choice.to_log(sessions, NOW, at=moment, zone=PARIS)) == expected
    assert told(session_choice.to_log(sessions, NOW, at=moment, cancelled=True, zone=PARIS)) == cancelled
    assert told(session_choice.to_log(sessions, NOW, at=moment, new=True, zone=PARIS)) == f"make {at:g}"


def test_a_new_session_is_made_at_the_likeliest_reading() -> None:
    """Of the ways that a moment can be read, the first one."""
    at = (NOW - timedelta(hours=3), NOW + timedelta(hours=9))
    assert told(session_choice.to_log([OPEN], NOW, at=at, new=True, zone=PARIS)) == "make -3"


def test_a_cancellation_looks_back_and_ahead() -> None:
    """A weekday is last week's or this week's: the one that has a session wins, and both are asked for."""
    back, ahead = NOW - timedelta(days=6), NOW + timedelta(days=1)
    before, after = session(-6 * 24, name="a"), session(24, name="b")
    for sessions, expected in (
        ([after], "take b"),
        ([before], "take a"),
        ([after, before], "ask a b"),
        ([], "make -144"),
    ):
        found = session_choice.to_log(sessions, NOW, at=(back, ahead), cancelled=True, zone=PARIS)
        assert told(found) == expected
    held = session(-6 * 24, HELD, name="a")
    found = session_choice.to_log([held, after], NOW, at=(back, ahead), cancelled=True, zone=PARIS)
    assert told(found) == "take b", "an open one goes before one that is documented"


def test_which_session_is_called_off() -> None:
    """The next that has not begun, never one that has; a moment names any, and none is ever made."""
    assert told(session_choice.to_cancel([OPEN, session(50, name="c"), NEXT], NOW)) == "take b"
    assert told(session_choice.to_cancel([OPEN, session(5, CANCELLED, name="b")], NOW)) == "refuse"
    at = (NOW - timedelta(hours=1),)
    assert told(session_choice.to_cancel([OPEN, NEXT], NOW, at=at, zone=PARIS)) == "take a"
    assert told(session_choice.to_cancel([session(-4, name="a")], NOW, at=at, zone=PARIS)) == "ask a"
    assert told(session_choice.to_cancel([session(-1, HELD, name="a")], NOW, at=at, zone=PARIS)) == "refuse a"
    assert told(session_choice.to_cancel([], NOW, at=at, zone=PARIS)) == "refuse"
    soon = (NOW + timedelta(hours=4),)
    assert told(session_choice.to_cancel([NEXT], NOW, at=soon, zone=PARIS)) == "take b", "near the moment, and to come"


def test_what_was_just_documented_was_so_within_a_day() -> None:
    """The same hour of the day before is no longer just now, also where the night between has a clock change."""
    sunday = datetime(2026, 10, 25, 12, tzinfo=PARIS)
    assert sunday.astimezone(UTC) - session_choice.A_DAY == datetime(2026, 10, 24, 13, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("sessions", "documented", "expected"),
    [
        ([], [], "refuse"),
        ([OPEN], [session(-2, HELD, name="d")], "take a"),
        ([OLD, NEXT], [session(-2, HELD, name="d")], "ask c"),
        ([NEXT], [], "refuse"),
        ([NEXT], [session(-2, NO_SHOW, name="d")], "take d"),
        ([], [session(-2, HELD, name="d"), session(-50, NO_SHOW, name="e")], "ask e d"),
    ],
)
def test_which_session_is_marked(sessions: list[Session], documented: list[Session], expected: str) -> None:
    """The one that logging would take, else the only one that was just documented; one to come is never asked for."""
    found = session_choice.to_mark([*sessions, *documented], NOW, documented=documented, zone=PARIS)
    assert told(found) == expected


def test_which_session_is_marked_at_a_moment() -> None:
    """As in logging, but a documented one is taken too, and one that was called off may be one to come."""
    known = [session(-3, HELD, name="a"), session(-2, name="b")]
    for at, expected in ((-3, "take a"), (-2.5, "take a"), (-2, "take b"), (-30, "make -30")):
        moment = (NOW + timedelta(hours=at),)
        assert told(session_choice.to_mark(known, NOW, documented=[], at=moment, zone=PARIS)) == expected
    found = session_choice.to_mark([NEXT], NOW, documented=[], cancelled=True, zone=PARIS)
    assert told(found) == "take b"
    found = session_choice.to_mark([OLD, NEXT], NOW, documented=[], cancelled=True, zone=PARIS)
    assert told(found) == "ask c b"


def test_which_session_is_told_of() -> None:
    """The latest that has begun, whatever became of it, else the next that is planned."""
    off = session(2, CANCELLED, name="d")
    assert session_choice.latest([OLD, NEXT, session(-1, NO_SHOW, name="e")], NOW) == session(-1, NO_SHOW, name="e")
    assert session_choice.latest([session(50, name="c"), NEXT, off], NOW) == NEXT
    assert session_choice.latest([session(-5, name="a"), session(0, name="b")], NOW) == session(0, name="b")
    assert session_choice.latest([off], NOW) == off
    assert session_choice.latest([], NOW) is None


def test_which_session_is_moved_ahead() -> None:
    """The next that has not begun; where an open one waits too, it may be that one; else the latest."""
    assert told(session_choice.to_move([session(-1, HELD, name="a"), NEXT], NOW)) == "take b"
    assert told(session_choice.to_move([OPEN, NEXT, OLD, session(50, name="d")], NOW)) == "ask c a b"
    assert told(session_choice.to_move([OPEN, OLD], NOW)) == "take a"
    assert told(session_choice.to_move([session(-168, name="a"), NEXT], NOW)) == "ask a b", "a week is still near"
    assert told(session_choice.to_move([session(-168.01, name="a"), NEXT], NOW)) == "take b"
    assert told(session_choice.to_move([], NOW)) == "refuse"


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


def test_only_the_same_start_is_documented_already_where_it_was_asked_for() -> None:
    """A session that was asked for may share time with another one."""
    beside, same = session(-0.5, HELD, name="a"), session(0, HELD, name="b")
    assert session_choice.documented_at([beside], NOW, None) is None
    assert session_choice.documented_at([beside, same], NOW, None) == same


def test_what_shares_time_with_a_new_session() -> None:
    """Whatever was not called off and is not the session itself, in order."""
    new, beside, missed = session(0, name="a"), session(0.5, HELD, name="b"), session(-0.5, NO_SHOW, name="c")
    others = [session(0.5, CANCELLED, name="d"), session(0.75, name="e"), session(-0.75, name="f")]
    assert session_choice.sharing_time([*others, new, beside, missed], new) == [missed, beside]


def test_what_a_report_may_be_about_again() -> None:
    """What is documented and shares time with what would be made; for an absence also what began within 12 hours."""
    new = session(0, name="n")
    near, early = session(-0.5, CANCELLED, name="a"), session(-12, HELD, name="b")
    others = [session(-12.1, HELD, name="c"), session(-1, name="d"), session(1, HELD, name="e")]
    known = [early, near, *others]
    assert session_choice.may_be_same(known, new, NOW, absent=True) == [early, near], "called off: last"
    assert session_choice.may_be_same(known, new, NOW, absent=False) == [near]


def test_of_two_documented_at_one_moment_the_earlier_is_named() -> None:
    """Of two that begin together, the one that was not called off, else the one written last."""
    late, early = session(0.25, HELD, name="a"), session(-0.25, HELD, name="b")
    assert session_choice.documented_at([late, early], NOW, 45) == early
    twin = session(-0.25, HELD, name="a")
    assert session_choice.documented_at([early, twin], NOW, 45) == twin
    assert session_choice.documented_at([twin, early], NOW, 45) == early
    off = session(0, CANCELLED, name="c")
    for pair in ([off, session(0, HELD)], [session(0, HELD), off]):
        found = session_choice.documented_at(pair, NOW, 45)
        assert found is not None
        assert found.held


@pytest.mark.parametrize("hours", [-1, 5])
@pytest.mark.parametrize("status", [SCHEDULED, HELD, NO_SHOW])
def test_of_two_at_one_start_the_one_called_off_is_not_meant(hours: float, status: SessionStatus) -> None:
    """Whatever their ids, and whichever was written first."""
    for name, other in (("a", "b"), ("b", "a")):
        off, stands = session(hours, CANCELLED, name=name), session(hours, status, name=other)
        for known in ([off, stands], [stands, off]):
            assert session_choice.latest(known, NOW) == stands
            there = session_choice.to_log(known, NOW, at=[off.scheduled_at])
            assert told(there) == (f"take {other}" if status is SCHEDULED else f"refuse {other}")


def test_of_two_that_are_alike_the_one_written_last_is_meant() -> None:
    """Called off twice at one start: not whichever id comes first."""
    for name, other in (("a", "b"), ("b", "a")):
        known = [session(-1, CANCELLED, name=name), session(-1, CANCELLED, name=other)]
        assert session_choice.latest(known, NOW) == known[1]
        assert session_choice.latest([session(5, CANCELLED, name=name), session(5, CANCELLED, name=other)], NOW) == (
            session(5, CANCELLED, name=other)
        )


def test_what_is_planned_ahead_comes_in_order() -> None:
    """Only scheduled sessions that have not begun are ahead, the next one first."""
    later, sooner, begun = session(50, name="a"), session(2, name="b"), session(0, name="c")
    assert session_choice.planned_ahead([later, begun, session(3, CANCELLED), sooner], NOW) == [sooner, later]


def test_a_new_session_is_asked_for_only_where_the_mentor_says_so() -> None:
    """A session that is made because none fits was not asked for."""
    at = (NOW - timedelta(hours=3),)
    assert session_choice.to_log([], NOW, at=at, new=True) == session_choice.Make(at[0], asked=True)
    assert session_choice.to_log([], NOW, at=at) == session_choice.Make(at[0], asked=False)
    assert session_choice.to_log([], NOW) == session_choice.Make(None, asked=False)


def test_of_two_readings_the_one_that_begins_now_is_meant() -> None:
    """A session that begins at this very moment has begun, so one half a day later is not asked about."""
    at_once, tonight = session(0, name="a"), session(12, name="b")
    moments = [tonight.scheduled_at, at_once.scheduled_at]
    assert told(session_choice.to_log([tonight, at_once], NOW, at=moments)) == "take a"


def test_of_two_readings_a_planned_session_goes_before_a_documented_one() -> None:
    """A session that is still to come can be documented, one that was held already cannot."""
    held, planned = session(-7, HELD, name="a"), session(5, name="b")
    moments = [held.scheduled_at, planned.scheduled_at]
    assert told(session_choice.to_log([held, planned], NOW, at=moments)) == "take b"


def test_of_two_alike_at_a_moment_the_one_written_last_is_meant() -> None:
    """Neither the ids nor the lengths decide between two open sessions of one start."""
    for name, other in (("a", "b"), ("b", "a")):
        known = [session(-3, name=name), session(-3, name=other)]
        for hours in (-3, -2.5):
            moment = (NOW + timedelta(hours=hours),)
            assert told(session_choice.to_log(known, NOW, at=moment)) == f"take {other}"


def test_a_report_is_not_about_a_session_that_only_touches_it() -> None:
    """One that ends when the new one begins, or begins when it ends, shares no time with it."""
    new, before, after = session(0, name="n"), session(-0.75, HELD, name="a"), session(0.75, HELD, name="b")
    assert session_choice.may_be_same([before, after], new, NOW, absent=False) == []


def test_an_absence_may_be_from_a_session_that_begins_now() -> None:
    """A session that begins at this very moment has begun, though it shares no time with the new one."""
    new, begins = session(-1, name="n"), session(0, NO_SHOW, name="a")
    assert session_choice.may_be_same([begins], new, NOW, absent=True) == [begins]


def test_of_what_a_report_may_be_about_again_the_latest_comes_first() -> None:
    """Those called off come after all the others, the latest of them first too."""
    new = session(0, name="n")
    early, late = session(-0.5, HELD, name="a"), session(0.25, NO_SHOW, name="b")
    off_early, off_late = session(-0.25, CANCELLED, name="c"), session(0.5, CANCELLED, name="d")
    expected = [late, early, off_late, off_early]
    assert session_choice.may_be_same(expected, new, NOW, absent=False) == expected
    assert session_choice.may_be_same(expected[::-1], new, NOW, absent=False) == expected

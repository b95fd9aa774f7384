"""Attendance: the rate, what it leaves out, the streak, regular no-shows (domain, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import policy_data
from mentorcli.models.attendance import Attendance
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.verdict import Policy
from mentorcli.rules.attendance import attendance, by_week, known_at, regular_no_shows
from mentorcli.rules.policy import policy_from

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)
FAQ = policy_from(policy_data("openclassrooms-2021"), None)
COUNTED = (SessionStatus.COMPLETED, SessionStatus.NO_SHOW)
OUTCOMES: dict[str, tuple[SessionStatus, Reason | None]] = {
    "held": (SessionStatus.COMPLETED, None),
    "absent": (SessionStatus.NO_SHOW, Reason.ABSENT),
    "late": (SessionStatus.NO_SHOW, Reason.LATE),
    "late-cancellation": (SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION),
    "in-time": (SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME),
    "by-mentor": (SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR),
    "scheduled": (SessionStatus.SCHEDULED, None),
}


def session(outcome: str, days_ago: float, student: str = "amelie", number: int = 0) -> Session:
    """Make a session with an outcome, so many days before NOW."""
    status, reason = OUTCOMES[outcome]
    at = NOW.astimezone(UTC) - timedelta(days=days_ago)
    identity = f"{number:08d}"
    return Session(identity, student, SessionKind.MENTORING, at, 45, status=status, reason=reason)


def week_after_week(*outcomes: str) -> list[Session]:
    """Make one session a week with these outcomes, the last one seven days ago."""
    return [session(outcome, 7 * (len(outcomes) - number)) for number, outcome in enumerate(outcomes)]


def figures(sessions: Sequence[Session], student: str | None = "amelie", policy: Policy = FAQ) -> Attendance:
    """Compute attendance as of NOW."""
    return attendance(sessions, policy=policy, day=NOW.date(), zone=PARIS, student=student)


def test_cancelled_sessions_stand_beside_the_rate() -> None:
    """Domain, section 5: 3 held and 1 missed are 75 %, whatever was cancelled in time or by the mentor."""
    sessions = week_after_week("held", "in-time", "held", "absent", "by-mentor", "held", "scheduled")
    assert figures(sessions) == Attendance("amelie", 3, 1, 1, 1, 0.75, 0, regular_no_shows=False)


@pytest.mark.parametrize("outcomes", [(), ("scheduled",), ("in-time", "by-mentor")])
def test_no_session_held_or_missed_means_no_rate(outcomes: tuple[str, ...]) -> None:
    """Domain, section 5: neither 0 % nor 100 % before the first session."""
    assert figures(week_after_week(*outcomes)).rate is None


@pytest.mark.parametrize(
    ("outcomes", "streak"),
    [
        (("absent", "held"), 0),
        (("held", "absent"), 1),
        (("held", "absent", "in-time", "late", "scheduled"), 2),
        (("absent", "held", "absent", "by-mentor"), 1),
        (("late-cancellation", "late", "absent"), 3),
    ],
)
def test_the_streak_skips_what_was_cancelled_or_is_planned(outcomes: tuple[str, ...], streak: int) -> None:
    """The streak counts no-shows in a row at the end; only a held session breaks it."""
    assert figures(week_after_week(*outcomes)).streak == streak


def test_two_in_a_row_are_regular() -> None:
    """Our default: two no-shows in a row, however long ago they were."""
    assert figures([session("absent", 400), session("absent", 300)]).regular_no_shows
    assert not figures([session("absent", 300)]).regular_no_shows


@pytest.mark.parametrize(("oldest", "regular"), [(89.98, True), (90, True), (90.41, True), (90.42, False)])
def test_three_within_ninety_days_are_regular(oldest: float, *, regular: bool) -> None:
    """Our default: three within 90 local days, the 90th included from midnight (summer time) on."""
    sessions = [session("late", oldest), session("held", 40), session("late", 30)]
    sessions += [session("held", 20), session("late", 10), session("held", 1)]
    assert figures(sessions).regular_no_shows is regular


@pytest.mark.parametrize("hour", [0, 8, 9, 15, 23])
def test_the_hour_of_asking_does_not_matter(hour: int) -> None:
    """What is missed on a day counts on that day, whatever the hour, and not on the day before."""
    last = replace(session("late", 0), scheduled_at=NOW.replace(hour=hour))
    sessions = [session("late", 60), session("held", 50), session("late", 40), session("held", 30), last]
    assert figures(sessions).regular_no_shows
    yesterday = NOW.date() - timedelta(days=1)
    assert not regular_no_shows(sessions, policy=FAQ, day=yesterday, zone=PARIS).regular


def test_the_days_are_the_mentors_own() -> None:
    """00:30 in Paris on the 90th day is still the 91st in New York, where the mentor lives."""
    oldest = replace(session("late", 0), scheduled_at=datetime(2026, 8, 25, 0, 30, tzinfo=PARIS))
    sessions = [oldest, session("held", 50), session("late", 40), session("held", 30), session("late", 20)]
    assert regular_no_shows(sessions, policy=FAQ, day=NOW.date(), zone=PARIS).regular
    assert not regular_no_shows(sessions, policy=FAQ, day=NOW.date(), zone=ZoneInfo("America/New_York")).regular


def test_a_held_session_does_not_hide_an_unreported_run() -> None:
    """Two in a row count until each of them is reported, however much was held since."""
    first, second = session("absent", 300, number=1), session("late", 293, number=2)
    sessions = [first, second, session("held", 286, number=3), session("absent", 1, number=4)]
    for reported, left in (((), (first, second)), ((first.id,), (second,)), ((second.id,), (first,))):
        found = regular_no_shows(sessions, policy=FAQ, day=NOW.date(), zone=PARIS, reported=reported)
        assert (found.regular, found.in_a_row, found.unreported) == (True, 2, left)
    both = (first.id, second.id)
    found = regular_no_shows(sessions, policy=FAQ, day=NOW.date(), zone=PARIS, reported=both)
    assert (found.regular, found.in_a_row, found.unreported) == (False, 0, ())


def test_a_run_that_goes_on_is_regular_though_it_is_reported() -> None:
    """A report ends what is to be reported, not the run; a third no-show in it is to be reported again."""
    first, second, third = (session("absent", 30 - number, number=number) for number in range(3))
    both = {first.id, second.id}
    found = regular_no_shows([first, second], policy=FAQ, day=NOW.date(), zone=PARIS, reported=both)
    assert (found.regular, found.in_a_row, found.unreported) == (True, 2, ())
    found = regular_no_shows([first, second, third], policy=FAQ, day=NOW.date(), zone=PARIS, reported=both)
    assert (found.in_a_row, found.unreported) == (3, (third,))


def runs(*lengths: int, then: str = "held") -> list[list[Session]]:
    """Make runs of no-shows of these lengths, a week apart and years ago, with a held session after each but the last.

    `then` follows the last one: `held`, or nothing where it is empty.
    """
    found: list[list[Session]] = []
    day = 2000
    for number, length in enumerate(lengths):
        found.append([session("absent", day - 7 * n, number=100 * number + n) for n in range(length)])
        if then or number < len(lengths) - 1:
            found[-1].append(session("held", day - 7 * length, number=100 * number + 99))
        day -= 7 * (length + 1)
    return found


def test_of_several_runs_the_last_is_told() -> None:
    """The one that goes on, reported or not; else the last that was not reported."""
    going = [one for run in runs(2, 2, 3, then="") for one in run]
    everything = {one.id for one in going}
    found = regular_no_shows(going, policy=FAQ, day=NOW.date(), zone=PARIS, reported=everything)
    assert (found.regular, found.in_a_row, found.unreported) == (True, 3, ())
    first, second, third = runs(2, 3, 4)
    over = [*first, *second, *third]
    for reported, length in (((), 4), (third, 3), ([*second, *third], 2), (over, 0)):
        named = {one.id for one in reported}
        found = regular_no_shows(over, policy=FAQ, day=NOW.date(), zone=PARIS, reported=named)
        assert (found.regular, found.in_a_row) == (length > 0, length)


def test_over_everybody_the_longest_run_is_told() -> None:
    """And that one student's is to be reported, whoever else's is; without any session there is none."""
    first, second = runs(2, then=""), runs(3, then="")
    others = [replace(one, student="bob", id=f"b{one.id[1:]}") for one in second[0]]
    third = [session("held", 5, "zoe", 77)]
    found = figures([*first[0], *others, *third], student=None)
    assert (found.regular_no_shows, found.in_a_row, found.to_report) == (True, 3, True)
    none = figures([], student=None)
    assert (none.regular_no_shows, none.in_a_row, none.to_report) == (False, 0, False)


def test_three_of_late_are_to_be_reported_but_those_that_were() -> None:
    """They stand in no row, and each is named until a report names it."""
    missed = [session("late", days, number=days) for days in (60, 40, 20)]
    sessions = [*missed, session("held", 50, number=1), session("held", 30, number=2), session("held", 10, number=3)]
    found = regular_no_shows(sessions, policy=FAQ, day=NOW.date(), zone=PARIS, reported={missed[0].id})
    assert (found.regular, found.in_a_row, found.unreported) == (True, 0, tuple(missed[1:]))


def test_sessions_before_the_span_count_for_regularity_alone() -> None:
    """The figures are those of the span; the run before it is still to be reported."""
    sessions = [session("absent", 60), session("absent", 50), session("held", 3)]
    found = attendance(
        sessions, policy=FAQ, day=NOW.date(), zone=PARIS, student="amelie", since=NOW - timedelta(days=7)
    )
    assert (found.attended, found.no_shows, found.streak) == (1, 0, 0)
    assert (found.regular_no_shows, found.in_a_row, found.to_report) == (True, 2, True)
    begins = NOW - timedelta(days=3)
    found = attendance(sessions, policy=FAQ, day=NOW.date(), zone=PARIS, student="amelie", since=begins)
    assert found.attended == 1, "what begins with the span is in it"


def test_a_late_cancellation_of_a_coming_session_counts_at_once() -> None:
    """The third no-show is known on the day it is cancelled, before that of the session."""
    ahead = replace(session("late-cancellation", -0.8), cancelled_at=NOW - timedelta(hours=1))
    sessions = [session("late", 60), session("held", 50), session("late", 40), session("held", 30), ahead]
    assert figures(sessions).regular_no_shows
    assert not figures([*sessions[:-1], replace(ahead, cancelled_at=None)]).regular_no_shows


def test_regularity_over_everybody_is_one_students() -> None:
    """Two students who each missed once are not regular; one who missed twice is."""
    once_each = [session("absent", 2, "amelie"), session("absent", 1, "bob")]
    assert not figures(once_each, student=None).regular_no_shows
    assert figures([*once_each, session("absent", 3, "bob")], student=None).regular_no_shows


def test_only_the_students_own_sessions_count() -> None:
    """Figures for one student leave the others' sessions out."""
    sessions = [session("held", 2, "amelie"), session("absent", 1, "bob")]
    assert figures(sessions).rate == 1.0
    assert figures(sessions, student=None).rate == 0.5


def test_the_order_in_the_hour_that_comes_twice_is_by_elapsed_time() -> None:
    """On 25 October 2026 the second 02:10 comes after the first 02:50: the held session ends the streak."""
    missed = replace(session("absent", 0), scheduled_at=datetime(2026, 10, 25, 2, 50, tzinfo=PARIS))
    held = replace(session("held", 0), scheduled_at=datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=PARIS))
    assert figures([held, missed]).streak == 0


ANY_SESSION = st.builds(
    session,
    st.sampled_from(sorted(OUTCOMES)),
    st.integers(-20, 200),
    st.sampled_from(["amelie", "bob"]),
    st.integers(0, 10**8 - 1),
)


def _days_ago(one: Session) -> int:
    """Return how many local days ago a session was."""
    return (NOW.date() - one.scheduled_at.astimezone(PARIS).date()).days


def _past(one: Session) -> bool:
    """Return whether a session's local day has come."""
    return _days_ago(one) >= 0


@given(st.lists(ANY_SESSION, max_size=30))
def test_attendance_always_equals_a_recount(sessions: list[Session]) -> None:
    """A slow recount by hand gives the same figures."""
    own = sorted((s for s in sessions if s.student == "amelie"), key=lambda s: (s.scheduled_at.timestamp(), s.id))
    held_or_missed = [s.status is SessionStatus.COMPLETED for s in own if s.status in COUNTED]
    streak = 0
    while streak < len(held_or_missed) and not held_or_missed[-1 - streak]:
        streak += 1
    recent = [s for s in own if s.status is SessionStatus.NO_SHOW and 0 <= _days_ago(s) <= 90]
    past = "".join("h" if s.status is SessionStatus.COMPLETED else "n" for s in own if s.status in COUNTED and _past(s))
    found = figures(sessions)
    assert found.attended == held_or_missed.count(True)
    assert found.no_shows == held_or_missed.count(False)
    assert found.cancelled_in_time + found.cancelled_by_mentor == [s.status for s in own].count(SessionStatus.CANCELLED)
    assert found.rate == (held_or_missed.count(True) / len(held_or_missed) if held_or_missed else None)
    assert found.streak == streak
    assert found.regular_no_shows == ("nn" in past or len(recent) >= 3)


@given(st.lists(ANY_SESSION, max_size=12, unique_by=lambda s: s.id), st.randoms(use_true_random=False))
def test_the_order_of_the_sessions_does_not_matter(sessions: list[Session], chance: Random) -> None:
    """Sessions read from two computers' copies come in any order."""
    shuffled = sorted(sessions, key=lambda _: chance.random())
    for student in ("amelie", None):
        assert figures(shuffled, student) == figures(sessions, student)
    assert by_week(shuffled) == by_week(sessions)


def test_weeks_begin_on_monday_and_empty_ones_are_kept() -> None:
    """A heat-map needs every week between the first and the last, also across the new year."""
    days = {"2026-12-21": "held", "2026-12-27": "absent", "2027-01-04": "held", "2027-01-05": "in-time"}
    sessions = [
        replace(session(outcome, 0), scheduled_at=datetime.fromisoformat(f"{day}T23:30:00+01:00"))
        for day, outcome in days.items()
    ]
    assert by_week(sessions) == {
        date(2026, 12, 21): (1, 1),
        date(2026, 12, 28): (0, 0),
        date(2027, 1, 4): (1, 0),
    }
    assert by_week([]) == {}


def test_a_no_show_is_known_at_its_start_or_when_it_was_called_off() -> None:
    """Whichever is earlier, in UTC; a cancellation after the start makes nothing known later."""
    missed = replace(session("absent", 0), scheduled_at=datetime(2026, 11, 20, 14, 0, tzinfo=PARIS))
    assert known_at(missed) == datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
    for hours, known in (
        (-5, datetime(2026, 11, 20, 8, 0, tzinfo=UTC)),
        (1, datetime(2026, 11, 20, 13, 0, tzinfo=UTC)),
    ):
        off = replace(missed, cancelled_at=missed.scheduled_at + timedelta(hours=hours))
        assert known_at(off) == known
        assert known_at(off).tzinfo is UTC

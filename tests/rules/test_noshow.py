"""The no-show rules at their boundaries; every figure is from the domain's section 5."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import policy_data
from mentorcli.models.session import CancelledBy, Reason, SessionStatus
from mentorcli.models.verdict import Evidence, Policy, Verdict
from mentorcli.rules.noshow import judge, late_limit_seconds, lateness_seconds
from mentorcli.rules.policy import policy_from

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 11, 20, 14, 0, tzinfo=PARIS)
FAQ = policy_from(policy_data("openclassrooms-2021"), None)
DAY = 24 * 3600


def verdict(evidence: Evidence, policy: Policy = FAQ, minutes: int = 45, start: datetime = START) -> Verdict:
    """Judge with the usual session unless told otherwise."""
    return judge(evidence, scheduled_at=start, duration_minutes=minutes, policy=policy)


def test_exactly_fifteen_minutes_late_is_still_present() -> None:
    """FAQ: a no-show is more than 15 minutes late; 15 min 00 s is not more."""
    assert verdict(Evidence(late_seconds=900)) == Verdict(SessionStatus.COMPLETED, None, FAQ.name, 900, 900)


def test_one_second_over_fifteen_minutes_is_a_no_show() -> None:
    """FAQ: seconds count, 15 min 01 s is more than 15 minutes."""
    found = verdict(Evidence(late_seconds=901))
    assert found == Verdict(SessionStatus.NO_SHOW, Reason.LATE, FAQ.name, 900, 901)
    assert found.no_show


def test_on_time_is_held_with_the_limit_named() -> None:
    """A student on time is measured too, so that the figures can be shown."""
    assert verdict(Evidence()) == Verdict(SessionStatus.COMPLETED, None, FAQ.name, 900, 0)


@pytest.mark.parametrize(("minutes", "limit"), [(30, 10 * 60), (45, 15 * 60), (50, 16 * 60 + 40), (25, 8 * 60 + 20)])
def test_help_centre_allows_a_third_of_the_planned_length(minutes: int, limit: int, help_centre: Policy) -> None:
    """Help centre: later than a third of the session; 30 min give 10, 45 give 15, 50 give 16 min 40 s."""
    at_limit = verdict(Evidence(late_seconds=limit), help_centre, minutes)
    beyond = verdict(Evidence(late_seconds=limit + 1), help_centre, minutes)
    assert (at_limit.status, at_limit.limit_seconds) == (SessionStatus.COMPLETED, limit)
    assert (beyond.status, beyond.reason) == (SessionStatus.NO_SHOW, Reason.LATE)


def test_the_faq_limit_does_not_depend_on_the_planned_length() -> None:
    """FAQ: 15 minutes for every session, however long."""
    assert {late_limit_seconds(minutes, FAQ) for minutes in (15, 30, 45, 60)} == {900}


def test_a_limit_between_two_seconds_is_rounded_down() -> None:
    """A seventh of 30 minutes is 257.14 s: 257 s are within it, 258 s beyond."""
    seventh = FAQ._replace(late_fraction=Fraction(1, 7))
    assert late_limit_seconds(30, seventh) == 257
    assert late_limit_seconds(30, FAQ._replace(late_fraction=Fraction(2, 7))) == 514


def test_absence_is_a_no_show_without_figures() -> None:
    """FAQ: a student who never came is a no-show; nothing is measured."""
    assert verdict(Evidence(absent=True)) == Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, FAQ.name)


def test_exactly_24_hours_of_notice_is_a_no_show() -> None:
    """FAQ, our reading: more than 24 h are needed, and 24 h 00 min 00 s is not more."""
    found = verdict(Evidence(cancelled_at=START - timedelta(hours=24)))
    assert found == Verdict(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION, FAQ.name, DAY, DAY)


def test_one_second_over_24_hours_of_notice_is_in_time() -> None:
    """FAQ: 24 h 00 min 01 s before the start is more than 24 h."""
    found = verdict(Evidence(cancelled_at=START - timedelta(hours=24, seconds=1)))
    assert found == Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME, FAQ.name, DAY, DAY + 1)


def test_cancelled_after_the_start_is_a_no_show_with_negative_notice() -> None:
    """A cancellation after the start gave no notice at all; the figure says by how much."""
    found = verdict(Evidence(cancelled_at=START + timedelta(minutes=5)))
    assert found == Verdict(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION, FAQ.name, DAY, -300)


@pytest.mark.parametrize("hours", [-2, 0, 1, 24, 240])
def test_the_mentor_cancelling_is_never_a_no_show(hours: int) -> None:
    """Domain, section 5: the mentor may cancel at any time."""
    cancelled_at = START - timedelta(hours=hours)
    found = verdict(Evidence(cancelled_at=cancelled_at, cancelled_by=CancelledBy.MENTOR))
    assert found == Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR, FAQ.name)


@pytest.mark.parametrize(
    ("start", "cancelled", "reason"),
    [
        # 25 October 2026 has 25 hours in Paris: the same time the day before is 25 h earlier.
        (datetime(2026, 10, 25, 14, tzinfo=PARIS), datetime(2026, 10, 24, 14, tzinfo=PARIS), "in-time"),
        (datetime(2026, 10, 25, 14, tzinfo=PARIS), datetime(2026, 10, 24, 15, tzinfo=PARIS), "late"),
        (
            datetime(2026, 10, 25, 14, tzinfo=PARIS),
            datetime(2026, 10, 24, 14, 59, 59, tzinfo=PARIS),
            "in-time",
        ),
        # 28 March 2027 has 23: the same time the day before is only 23 h earlier.
        (datetime(2027, 3, 28, 14, tzinfo=PARIS), datetime(2027, 3, 27, 14, tzinfo=PARIS), "late"),
        (datetime(2027, 3, 28, 14, tzinfo=PARIS), datetime(2027, 3, 27, 13, tzinfo=PARIS), "late"),
        (datetime(2027, 3, 28, 14, tzinfo=PARIS), datetime(2027, 3, 27, 12, 59, 59, tzinfo=PARIS), "in-time"),
    ],
)
def test_notice_is_elapsed_time_across_clock_changes(start: datetime, cancelled: datetime, reason: str) -> None:
    """Domain, section 5: 24 h is elapsed time on days of 23 and of 25 hours too."""
    expected = Reason.CANCELLED_IN_TIME if reason == "in-time" else Reason.LATE_CANCELLATION
    assert verdict(Evidence(cancelled_at=cancelled), start=start).reason is expected


def test_lateness_is_elapsed_time_in_the_hour_that_comes_twice() -> None:
    """From the first 02:50 to the second 02:05 on 25 October 2026 are 15 minutes, not minus 45."""
    first = datetime(2026, 10, 25, 2, 50, tzinfo=PARIS)
    second = datetime(2026, 10, 25, 2, 5, fold=1, tzinfo=PARIS)
    assert lateness_seconds(first, second) == 900


def test_lateness_across_zones_is_never_negative() -> None:
    """An early student is 0 seconds late; a time in UTC is compared with one in Paris."""
    assert lateness_seconds(START, START - timedelta(minutes=3)) == 0
    assert lateness_seconds(START, datetime(2026, 11, 20, 13, 15, 1, tzinfo=UTC)) == 901


def test_a_begun_second_counts_whole() -> None:
    """Half a second over 15 minutes is more than 15 minutes; half a second over 24 h is more than 24 h."""
    half = timedelta(microseconds=500_000)
    late = lateness_seconds(START, START + timedelta(minutes=15) + half)
    assert verdict(Evidence(late_seconds=late)).no_show
    assert not verdict(Evidence(cancelled_at=START - timedelta(hours=24) - half)).no_show


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(absent=True, late_seconds=60),
        Evidence(absent=True, cancelled_at=START),
        Evidence(late_seconds=60, cancelled_at=START),
    ],
)
def test_evidence_that_says_two_things_is_refused(evidence: Evidence) -> None:
    """A session is missed, or begun late, or called off: a rule must not choose silently."""
    with pytest.raises(ValueError, match=r"one of them|not both"):
        verdict(evidence)


def test_a_time_without_a_zone_is_refused() -> None:
    """A naive time would be read in the system's zone, so that the verdict would depend on the machine."""
    naive = datetime(2026, 11, 19, 14, 0)  # noqa: DTZ001 - naive is what is tested
    with pytest.raises(ValueError, match="2026-11-19T14:00:00 needs an offset"):
        verdict(Evidence(cancelled_at=naive))


@given(
    st.integers(0, 3 * 3600),
    st.integers(0, 3 * 3600),
    st.integers(1, 240),
    st.sampled_from([FAQ, FAQ._replace(late_fraction=Fraction(1, 3))]),
)
def test_more_lateness_never_helps(one: int, other: int, minutes: int, policy: Policy) -> None:
    """Whoever is later than a no-show is one too, under both policies."""
    less, more = sorted((one, other))
    if verdict(Evidence(late_seconds=less), policy, minutes).no_show:
        assert verdict(Evidence(late_seconds=more), policy, minutes).no_show


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made aware below
    st.integers(-DAY, 3 * DAY),
    st.integers(-DAY, 3 * DAY),
)
def test_more_notice_never_hurts(start: datetime, one: int, other: int) -> None:
    """A cancellation earlier than one in time is in time too, on any day of two years in Paris."""
    begins = start.replace(tzinfo=PARIS).astimezone(UTC)
    less, more = sorted((one, other))
    early, late = (
        verdict(Evidence(cancelled_at=(begins - timedelta(seconds=s)).astimezone(PARIS)), start=begins)
        for s in (more, less)
    )
    assert (early.measured_seconds, late.measured_seconds) == (more, less)
    assert late.no_show or not early.no_show


@given(st.integers(-2 * DAY, 3 * DAY))
def test_the_zone_a_time_is_written_in_changes_nothing(notice: int) -> None:
    """The same instants in Paris, in UTC and in New York give the same verdict."""
    start = datetime(2026, 10, 25, 12, tzinfo=UTC)
    cancelled = start - timedelta(seconds=notice)
    verdicts = {
        verdict(Evidence(cancelled_at=cancelled.astimezone(zone)), start=start.astimezone(zone))
        for zone in (UTC, PARIS, ZoneInfo("America/New_York"))
    }
    assert len(verdicts) == 1

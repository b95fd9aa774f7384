"""Presentations: their length, the time to request one, who may run one (domain, sections 1 and 6)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import policy_data
from mentorcli.models.presentation import Eligibility, Missing, PresentationRequest, TimedPart
from mentorcli.models.verdict import Policy
from mentorcli.rules.policy import policy_from
from mentorcli.rules.presentation import (
    add_months,
    eligibility,
    limits_seconds,
    request_is_late,
    request_window,
    timing,
)

FAQ = policy_from(policy_data(), None)


@pytest.mark.parametrize(
    ("seconds", "off"),
    [(1079, -1), (1080, 0), (1200, 0), (1320, 0), (1321, 1), (0, -1080), (1500, 180)],
)
def test_a_presentation_takes_18_to_22_minutes(seconds: int, off: int) -> None:
    """FAQ: 20 minutes, give or take 10 %; 18 min 00 s and 22 min 00 s are inside."""
    found = timing(seconds, None, FAQ)
    assert found.presentation == TimedPart(seconds, 1080, 1320, off)
    assert found.questions is None
    assert found.inside is (off == 0)


@pytest.mark.parametrize(("seconds", "off"), [(539, -1), (540, 0), (660, 0), (661, 1)])
def test_questions_take_9_to_11_minutes(seconds: int, off: int) -> None:
    """FAQ: 10 minutes; the tolerance is ours."""
    found = timing(1200, seconds, FAQ)
    assert found.questions == TimedPart(seconds, 540, 660, off)
    assert found.inside is (off == 0)


def test_the_limits_follow_the_policys_figures() -> None:
    """A mentor whose path presents 15 minutes, give or take 20 %, has 12 to 18."""
    own = policy_from(policy_data(), {"presentation_minutes": 15, "presentation_tolerance_percent": 20})
    assert timing(900, None, own).presentation == TimedPart(900, 720, 1080, 0)


def test_a_request_is_made_two_to_three_weeks_before(faq: Policy) -> None:
    """Page on presentations; on the day two weeks before it is still in time, a day later not."""
    target = date(2026, 12, 15)
    assert request_window(target, faq) == (date(2026, 11, 24), date(2026, 12, 1))
    assert not request_is_late(target, today=date(2026, 12, 1), policy=faq)
    assert request_is_late(target, today=date(2026, 12, 2), policy=faq)


@pytest.mark.parametrize(
    ("today", "talk", "missing"),
    [
        (date(2026, 11, 9), date(2026, 10, 1), (Missing.MONTHS,)),
        (date(2026, 11, 10), date(2026, 10, 1), ()),
        (date(2026, 11, 10), None, (Missing.MANAGER_TALK,)),
        (date(2026, 11, 10), date(2026, 11, 10), ()),
        (date(2026, 11, 10), date(2026, 11, 11), (Missing.MANAGER_TALK,)),
        (date(2026, 9, 1), None, (Missing.MONTHS, Missing.MANAGER_TALK)),
    ],
)
def test_a_mentor_needs_three_months_and_the_talk(today: date, talk: date | None, missing: tuple[Missing, ...]) -> None:
    """FAQ: several months (ours: 3 calendar months from the first session held) and the manager's talk."""
    found = eligibility(first_held=date(2026, 8, 10), manager_talk=talk, today=today, policy=FAQ)
    assert found == Eligibility(date(2026, 8, 10), date(2026, 11, 10), talk, missing)
    assert found.eligible is (not missing)


def test_without_a_session_the_months_have_not_begun() -> None:
    """The talk alone does not make a mentor eligible."""
    talk = date(2026, 1, 5)
    found = eligibility(first_held=None, manager_talk=talk, today=date(2026, 6, 1), policy=FAQ)
    assert found == Eligibility(None, None, talk, (Missing.FIRST_SESSION,))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 9, 15), 3, date(2026, 12, 15)),
        (date(2026, 10, 1), 15, date(2028, 1, 1)),
        (date(2026, 10, 31), 0, date(2026, 10, 31)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, expected: date) -> None:
    """A month too short for the day ends on its last."""
    assert add_months(day, months) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_move_by_exactly_so_many(day: date, months: int) -> None:
    """The month's number rises by the months asked for, and the day never."""
    found = add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day <= day.day


def test_a_request_without_a_zone_is_refused() -> None:
    """When it was made could not be told."""
    naive = datetime(2026, 11, 2, 10)  # noqa: DTZ001 - naive is what is tested
    with pytest.raises(ValueError, match="needs an offset"):
        PresentationRequest("r1", "P5", date(2026, 12, 1), naive)


@pytest.mark.parametrize(("planned", "least", "most"), [(1200, 1080, 1320), (605, 545, 665), (9, 9, 9), (10, 9, 11)])
def test_the_slack_is_a_tenth_in_whole_seconds(planned: int, least: int, most: int) -> None:
    """A begun second of slack does not count, on either side."""
    assert limits_seconds(planned, FAQ) == (least, most)

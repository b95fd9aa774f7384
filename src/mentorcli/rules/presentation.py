"""Presentations: their length, when one is requested, and who may run one (domain, sections 1 and 6).

FAQ `request-presentation` and `presentations-as-new-mentor`; the two to three weeks are from the page on
presentations.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from mentorcli.models.presentation import Eligibility, Missing, Part, TimedPart, Timing
from mentorcli.models.verdict import Policy

DECEMBER = 12


def timing(
    presented_seconds: int, questions_seconds: int | None, policy: Policy, planned: Mapping[Part, int] | None = None
) -> Timing:
    """Return how a presentation's parts compare with the policy: 18 to 22 minutes, then 9 to 11 of questions.

    The tolerance of the questions is the presentation's, our choice where the FAQ names none. `planned` is the
    length of each part in seconds where it is not the policy's.
    """
    lengths = planned or planned_seconds(policy)
    return Timing(
        _timed(presented_seconds, lengths[Part.PRESENTATION], policy),
        None if questions_seconds is None else _timed(questions_seconds, lengths[Part.QUESTIONS], policy),
    )


def planned_seconds(policy: Policy) -> dict[Part, int]:
    """Return how long each part is to be, in seconds."""
    return {Part.PRESENTATION: policy.presentation_minutes * 60, Part.QUESTIONS: policy.questions_minutes * 60}


def limits_seconds(planned: int, policy: Policy) -> tuple[int, int]:
    """Return the shortest and the longest length in seconds that a part of `planned` seconds may take."""
    slack = planned * policy.presentation_tolerance_percent // 100
    return planned - slack, planned + slack


def request_window(target: date, policy: Policy) -> tuple[date, date]:
    """Return the first and the last local day on which a presentation on the day `target` is to be requested."""
    earliest = target - timedelta(weeks=policy.request_weeks_max)
    return earliest, target - timedelta(weeks=policy.request_weeks_min)


def request_is_late(target: date, *, today: date, policy: Policy) -> bool:
    """Return whether a request made `today` comes less than two weeks before the date aimed at."""
    return today > request_window(target, policy)[1]


def eligibility(*, first_held: date | None, manager_talk: date | None, today: date, policy: Policy) -> Eligibility:
    """Return whether the mentor may run presentations on the local day `today`, and what is missing.

    Two conditions: so many calendar months since the first session held, and the talk with the mentoring
    manager.
    """
    ready_on = None if first_held is None else add_months(first_held, policy.mentoring_months)
    missing = []
    if ready_on is None:
        missing.append(Missing.FIRST_SESSION)
    elif today < ready_on:
        missing.append(Missing.MONTHS)
    if manager_talk is None or manager_talk > today:
        missing.append(Missing.MANAGER_TALK)
    return Eligibility(first_held, ready_on, manager_talk, tuple(missing))


def add_months(day: date, months: int) -> date:
    """Return the same day so many calendar months later, the month's last day where it is too short."""
    years, month = divmod(day.month - 1 + months, DECEMBER)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _timed(seconds: int, planned: int, policy: Policy) -> TimedPart:
    """Return how one part compares with its limits."""
    least, most = limits_seconds(planned, policy)
    return TimedPart(seconds, least, most, min(0, seconds - least) + max(0, seconds - most))

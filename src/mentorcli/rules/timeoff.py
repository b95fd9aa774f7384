"""Days off: which days and weeks they cover, and until when somebody is away (domain, section 10).

Days are local ones, both ends of a time off included. Whose time off it is, the mentor's or a student's, is for the
caller to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from mentorcli.models.timeoff import TimeOff

A_DAY = timedelta(days=1)
WEEK_DAYS = 7


def is_off(times: Iterable[TimeOff], day: date) -> bool:
    """Return whether a day lies in any of these times off."""
    return any(one.start <= day <= one.end for one in times)


def overlaps_week(times: Iterable[TimeOff], monday: date) -> bool:
    """Return whether any day of the week that begins on a Monday is off."""
    sunday = monday + (WEEK_DAYS - 1) * A_DAY
    return any(one.start <= sunday and monday <= one.end for one in times)


def days_off(time: TimeOff) -> int:
    """Return how many days a time off has, both ends included."""
    return (time.end - time.start).days + 1


def is_under_a_week(time: TimeOff) -> bool:
    """Return whether a time off is shorter than a week: what the mentor misses in it is owed (domain, section 10)."""
    return days_off(time) < WEEK_DAYS


def off_until(times: Iterable[TimeOff], day: date) -> date | None:
    """Return the last of the days off that a day lies in, times off that touch or overlap taken as one; else None."""
    last = None
    for one in sorted(times, key=lambda one: (one.start, one.end)):
        reached = day if last is None else last + A_DAY
        if one.start <= reached and one.end >= reached:
            last = one.end
    return last


def first_day_back(times: Iterable[TimeOff], day: date) -> date:
    """Return the day itself where it is not off, else the day after the last one off: what is due waits until then."""
    last = off_until(times, day)
    return day if last is None else last + A_DAY


def days_later(times: Sequence[TimeOff], day: date, days: int) -> date:
    """Return the day that is so many days after another one, days off not counted: a clock waits while they last."""
    found = day
    for _ in range(days):
        found = first_day_back(times, found + A_DAY)
    return found

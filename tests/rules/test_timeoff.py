"""Days off: which days and weeks they cover. Mon 21 Dec 2026 begins the week of Christmas."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.timeoff import TimeOff
from mentorcli.rules.timeoff import (
    days_later,
    days_off,
    first_day_back,
    is_off,
    is_under_a_week,
    off_until,
    overlaps_week,
)

DAYS = st.dates(date(2026, 12, 1), date(2027, 1, 31))
TIMES = st.lists(st.tuples(DAYS, st.integers(0, 12)).map(lambda one: off(one[0], one[1] + 1)), max_size=6)


def off(start: date, days: int) -> TimeOff:
    """Return a time off of so many days."""
    return TimeOff("t1me0ff00001", start, start + timedelta(days=days - 1))


def christmas(day: int, days: int) -> TimeOff:
    """Return a time off that begins on a day of December 2026."""
    return off(date(2026, 12, day), days)


def test_both_ends_are_off() -> None:
    """The day before and the day after are not; the year may change within."""
    found = [christmas(24, 10)]  # to Sat 2 Jan 2027
    assert [is_off(found, day) for day in (date(2026, 12, 23), date(2026, 12, 24), date(2027, 1, 2))] == [
        False, True, True]  # fmt: skip
    assert not is_off(found, date(2027, 1, 3))
    assert not is_off([], date(2026, 12, 24))


@pytest.mark.parametrize(
    ("day", "days", "overlaps"), [(20, 1, False), (20, 2, True), (27, 1, True), (28, 3, False), (10, 30, True)]
)
def test_a_week_with_one_day_off_is_overlapped(day: int, days: int, overlaps: bool) -> None:
    """From Monday to Sunday; the Sunday before and the Monday after are other weeks."""
    assert overlaps_week([christmas(day, days)], date(2026, 12, 21)) is overlaps
    assert overlaps_week([christmas(1, 1), christmas(day, days)], date(2026, 12, 21)) is overlaps


def test_seven_days_are_no_longer_under_a_week() -> None:
    """Both ends count."""
    assert (days_off(christmas(1, 1)), days_off(christmas(24, 10))) == (1, 10)
    assert is_under_a_week(christmas(1, 6))
    assert not is_under_a_week(christmas(1, 7))


def test_times_off_that_touch_are_one() -> None:
    """Whoever is back for a day between two is back."""
    touching = [christmas(26, 3), christmas(24, 2)]
    assert off_until(touching, date(2026, 12, 24)) == date(2026, 12, 28)
    assert off_until([christmas(24, 2), christmas(27, 2)], date(2026, 12, 24)) == date(2026, 12, 25)
    assert off_until([christmas(20, 9), christmas(24, 2)], date(2026, 12, 24)) == date(2026, 12, 28)
    assert off_until(touching, date(2026, 12, 23)) is None
    assert off_until(touching, date(2026, 12, 29)) is None


def test_days_off_are_not_counted() -> None:
    """From a day on that may be off itself; none later is the day."""
    found = [
        TimeOff("aaaaaaaa", date(2026, 12, 24), date(2026, 12, 25)),
        TimeOff("bbbbbbbb", date(2026, 12, 27), date(2026, 12, 27)),
    ]
    assert days_later(found, date(2026, 12, 23), 0) == date(2026, 12, 23)
    assert [days_later(found, date(2026, 12, 23), days).day for days in (1, 2, 3)] == [26, 28, 29]
    assert days_later(found, date(2026, 12, 24), 1) == date(2026, 12, 26)


def test_what_is_due_waits_for_the_first_day_back() -> None:
    """What is due on any other day does not wait."""
    found = [christmas(24, 2)]
    assert first_day_back(found, date(2026, 12, 24)) == date(2026, 12, 26)
    assert first_day_back(found, date(2026, 12, 26)) == date(2026, 12, 26)
    assert first_day_back([], date(2026, 12, 24)) == date(2026, 12, 24)


@given(TIMES, DAYS)
def test_every_day_up_to_the_first_day_back_is_off(times: list[TimeOff], day: date) -> None:
    """And that one is not; whatever the order of the times off."""
    back = first_day_back(times, day)
    assert all(is_off(times, day + timedelta(days=number)) for number in range((back - day).days))
    assert not is_off(times, back)
    assert first_day_back(times[::-1], day) == back

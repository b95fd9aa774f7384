"""The day in a WHEN, function by function: `days.py` and `read_units` of `durations.py`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.when.clock import Moment
from mentorcli.when.days import is_step, on_day, read_day
from mentorcli.when.durations import read_units
from mentorcli.when.request import Asked, Direction

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=PARIS)  # a Monday
BACK = Asked("typed", NOON, PARIS, Direction.BACK)
AHEAD = BACK._replace(direction=Direction.AHEAD)


def at(text: str) -> Moment:
    """Return a moment in Paris."""
    return Moment(datetime.fromisoformat(text).replace(tzinfo=PARIS))


@pytest.mark.parametrize(
    ("words", "clock", "meaning"),
    [
        ("now", None, at("2026-11-23 12:00")),
        ("now", time(9), None),  # it has its time
        ("hier", None, date(2026, 11, 22)),
        ("hier", time(9), at("2026-11-22 09:00")),
        ("2026-11-20", None, date(2026, 11, 20)),
        ("2026-11-20", time(0), at("2026-11-20 00:00")),  # midnight is a time
        ("le 20/11/2026", time(14, 30), at("2026-11-20 14:30")),
        ("in 2 days", None, at("2026-11-25 12:00")),
        ("in 2 days", time(0), at("2026-11-25 00:00")),
        ("in 2 hours", None, at("2026-11-23 14:00")),
        ("in 2 hours", time(9), None),
        ("il y a 3 heures", None, at("2026-11-23 09:00")),
        ("le the 20/11/2026", None, None),
        ("next", None, None),
        ("next next", None, None),
        ("lundi prochain prochain", None, None),
        ("", None, None),
    ],
)
def test_a_day_is_read_with_its_time_or_without(words: str, clock: time | None, meaning: Moment | date | None) -> None:
    """A day alone stays a day; words that have a time of their own take no other."""
    assert read_day(words, clock, BACK) == meaning


@pytest.mark.parametrize(
    ("words", "clock", "back", "ahead"),
    [
        ("lundi", None, date(2026, 11, 23), date(2026, 11, 30)),  # today has begun
        ("lundi", time(12), at("2026-11-23 12:00"), at("2026-11-30 12:00")),
        ("lundi", time(12, 0, 1), at("2026-11-16 12:00:01"), at("2026-11-23 12:00:01")),
        ("mardi", None, date(2026, 11, 17), date(2026, 11, 24)),
        ("sunday", None, date(2026, 11, 22), date(2026, 11, 29)),
        ("lundi dernier", time(18), at("2026-11-16 18:00"), at("2026-11-16 18:00")),
        ("next monday", None, date(2026, 11, 30), date(2026, 11, 30)),
        ("23/11", None, date(2026, 11, 23), date(2026, 11, 23)),
        ("24/11", None, date(2025, 11, 24), date(2026, 11, 24)),
        ("22 nov", None, date(2026, 11, 22), date(2027, 11, 22)),
        ("29/02", None, date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_weekday_and_a_day_without_its_year_follow_the_direction(
    words: str, clock: time | None, back: Moment | date, ahead: Moment | date
) -> None:
    """A weekday of today counts by its time, a date of today both ways."""
    assert (read_day(words, clock, BACK), read_day(words, clock, AHEAD)) == (back, ahead)


def test_the_29th_of_february_is_looked_for_across_a_century() -> None:
    """2100 has none: from 2097 the last was in 2096 and the next is in 2104, eight years apart."""
    early = BACK._replace(now=datetime(2096, 3, 1, 12, tzinfo=PARIS), direction=Direction.AHEAD)
    assert read_day("29/02", None, early) == date(2104, 2, 29)
    late = BACK._replace(now=datetime(2104, 2, 28, 12, tzinfo=PARIS))
    assert read_day("29/02", None, late) == date(2096, 2, 29)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            "mardi 25/11/2026", '"typed": 2026-11-25 is a Wednesday.',
            'Write for example "2026-11-25 14:00", "25/11/2026 14h" or "25/11/2026 9h15".',
        ),
        (
            "mar 25", '"typed": "mar" before a number may be March or mardi.',
            'Write for example "25 march 14:00", "25 mars 14h" or "mardi 14h".',
        ),
        (
            "30/02", '"typed" names a day that does not exist.',
            'Write for example "yesterday 14h30", "20/11/2026 9h15" or "2026-11-20 14:00".',
        ),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_explained(words: str, message: str, hint: str) -> None:
    """What was typed is quoted whole, not the words of the day alone."""
    with pytest.raises(UsageError) as caught:
        read_day(words, None, BACK)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_step_by_months_ends_on_the_last_day_of_a_short_one() -> None:
    """From 31 January; a year's end is passed both ways, and the years' range holds."""
    end = BACK._replace(now=datetime(2026, 1, 31, 12, tzinfo=PARIS))
    for words, day in (
        ("in 1 month", "2026-02-28"), ("in 3 months", "2026-04-30"), ("in 11 months", "2026-12-31"),
        ("in 12 months", "2027-01-31"), ("in 25 months", "2028-02-29"), ("1 month ago", "2025-12-31"),
        ("2 months ago", "2025-11-30"), ("13 months ago", "2024-12-31"), ("in 173 years", "2199-01-31"),
        ("56 years ago", "1970-01-31"),
    ):  # fmt: skip
        assert read_day(words, None, end) == at(f"{day} 12:00"), words
    for words in ("in 174 years", "57 years ago"):
        with pytest.raises(UsageError, match="years go from"):
            read_day(words, None, end)


def test_a_day_is_itself_or_its_moment() -> None:
    """Years out of range are refused with what was typed."""
    assert on_day(date(2026, 11, 20), None, BACK) == date(2026, 11, 20)
    assert on_day(date(2026, 11, 20), time(9, 15), BACK) == at("2026-11-20 09:15")
    with pytest.raises(UsageError, match=r'^"typed" falls in the year 2200'):
        on_day(date(2200, 1, 1), None, BACK)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("in 3 days", True), ("dans une heure", True), ("il y a 2 jours", True), ("3 days ago", True),
        ("in banana", True), ("in", False), ("ago", False), ("3 days", False), ("demain", False), ("il y a", False),
    ],
)  # fmt: skip
def test_the_form_of_a_step(words: str, step: bool) -> None:
    """The form alone: whether its amount can be read is another matter."""
    assert is_step(words) is step


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1h", "1:00:00"), ("1h30", "1:30:00"), ("1h00", "1:00:00"), ("1h59m59s", "1:59:59"), ("59m", "0:59:00"),
        ("90m", "1:30:00"), ("1h59", "1:59:00"), ("1m59s", "0:01:59"), ("1h 59s", "1:00:59"), ("0.5h", "0:30:00"),
        ("1.25m", "0:01:15"), ("1.50h", "1:30:00"), ("2.0s", "0:00:02"), ("an hour and 5 m", "1:05:00"),
        ("1h60", None), ("1m60s", None), ("1h60m", None), ("1m30", None), ("1s1m", None), ("1h1h", None),
        ("1.01m", None), ("0.5s", None), ("1.5", None), ("1.5d", None), ("5", None), ("", None), ("1h 5", None),
    ],
)  # fmt: skip
def test_units_come_in_falling_order_each_once(text: str, meaning: str | None) -> None:
    """Below a larger unit 60 of the next is one too many; a decimal comes to whole seconds."""
    found = read_units(text)
    assert (None if found is None else str(found)) == meaning
    assert found is None or isinstance(found, timedelta)

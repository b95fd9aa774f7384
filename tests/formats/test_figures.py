"""Moments, lengths, levels and sums as other programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from mentorcli.formats.figures import (
    amount_of,
    clock_of,
    decimal_of,
    is_nothing,
    level_of,
    minutes_between,
    moment_of,
    seconds_of,
)

PLUS2 = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20261110T130000Z", datetime(2026, 11, 10, 13, tzinfo=UTC)),
        ("20261110T1300", datetime(2026, 11, 10, 13)),  # noqa: DTZ001 - local time is meant
        ("2021-06-30T14:00:00.000Z", datetime(2021, 6, 30, 14, tzinfo=UTC)),
        ("2021-07-14T14:00:00+02:00", datetime(2021, 7, 14, 14, tzinfo=PLUS2)),
        ("2024-03-04T09:15:00+0000", datetime(2024, 3, 4, 9, 15, tzinfo=UTC)),
        ("2026-11-10 14:00:00", datetime(2026, 11, 10, 14)),  # noqa: DTZ001
        ("2026-11-10", date(2026, 11, 10)),
        ("03/11/2026 10:00", datetime(2026, 11, 3, 10)),  # noqa: DTZ001
        ("03/11/2026 à 10h30", datetime(2026, 11, 3, 10, 30)),  # noqa: DTZ001
        ("3.11.26", date(2026, 11, 3)),
        ("31/02/2026", None),
        ("2026-13-01", None),
        ("03/11/2026 lunch", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_moments(text: str, found: datetime | date | None) -> None:
    """With an offset aware, else local time, or a day alone; the day stands first."""
    assert moment_of(text) == found


def test_the_month_may_stand_first() -> None:
    """Where it is said."""
    assert moment_of("11/03/2026", month_first=True) == date(2026, 11, 3)


SATURDAY = datetime(2026, 10, 24, 23, 30)  # noqa: DTZ001 - local


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11 septembre 2026 10:00", datetime(2026, 9, 11, 10)),  # noqa: DTZ001
        ("samedi 24 octobre 2026 à 23h30", SATURDAY),
        ("Sat, Oct 24, 2026 at 11:30 PM", SATURDAY),
        ("Saturday 24th of October 2026 23:30", SATURDAY),
        ("Sam. 24 oct. 2026, 23 h 30", SATURDAY),
        ("24/10/2026 - 23:30", SATURDAY),
        ("2026-10-24 \u2013 23:30", SATURDAY),
        ("24/10/2026T23:30", SATURDAY),
        ("23h30 le samedi 24 octobre 2026", SATURDAY),
        ("Oct 24, 2026", SATURDAY.date()),
        ("samedi 24/10/2026", SATURDAY.date()),
        ("24-oct-26", SATURDAY.date()),
        ("1er novembre 2026 à midi", datetime(2026, 11, 1, 12)),  # noqa: DTZ001
        ("dimanche 24 octobre 2026", None),
        ("24 octobre 23h30", None),
        ("31 février 2026", None),
        ("octobre 2026", None),
        ("10:00, one day", None),
        ("24 octobre 2026 de 10h à 11h", None),
    ],
)
def test_moments_in_words(text: str, found: datetime | date | None) -> None:
    """Weekdays, months by their names and what links a time to its day; without a year nothing is guessed."""
    assert moment_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("09:05", time(9, 5)), ("14h30", time(14, 30)), ("14h", time(14)), ("02:15:30 PM", time(14, 15, 30)),
        ("12:00 a.m.", time(0)), ("12 pm", time(12)), ("9am", time(9)), ("13:00 PM", None), ("25:00", None),
        ("noon", None),
    ],
)  # fmt: skip
def test_clocks(text: str, found: time | None) -> None:
    """Of 24 hours and of 12."""
    assert clock_of(text) == found


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("44mn12s", 2652), ("PT44M12.4S", 2652), ("PT1H", 3600), ("0:45:00", 2700), ("1h30", 5400), ("45 min", 2700),
        ("901s", 901), ("0mn0s", 0), ("45", None), ("PT", None), ("", None), ("long", None),
    ],
)  # fmt: skip
def test_lengths(text: str, seconds: int | None) -> None:
    """A plain number has no unit, so it is none."""
    assert seconds_of(text) == seconds


def test_minutes_are_rounded_half_up() -> None:
    """Less than half a minute is nothing."""
    assert [minutes_between(seconds) for seconds in (2652, 2670, 29, 30, 0)] == [44, 45, None, 1, None]


def test_levels() -> None:
    """As text or number; what says that there is none is None."""
    assert [level_of(text) for text in ("2", " 9 ", "", "-1", "null", "undefineds")] == [2, 9, None, None, None, None]
    assert is_nothing("N/A")
    for text in ("0", "10", "two"):
        with pytest.raises(ValueError, match=r"the level is|invalid literal"):
            level_of(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("35,00 €", "35.00"), ("1\u00a0035,00\u202f€", "1035.00"), ("1,035.00", "1035.00"), ("1.035,00", "1035.00"),
        ("7.5 EUR", "7.5"), ("1,035", "1035"), ("1.000.000", "1000000"), ("-3,5", "-3.5"), ("\u22123,5", "-3.5"),
        ("30", "30"), ("1'035.00 CHF", "1035.00"),
    ],
)  # fmt: skip
def test_sums(text: str, figure: str) -> None:
    """With comma or point, and blanks of every kind."""
    assert decimal_of(text) == Decimal(figure)


@pytest.mark.parametrize("text", ["30.5.5", "1,2.50", "1.2345,00", "12.34.567", "1,234.567,00", "1.000,000,000"])
def test_what_is_not_grouped_by_thousands_is_no_sum(text: str) -> None:
    """It would be another sum by far with its signs left out."""
    assert decimal_of(text) is None


@pytest.mark.parametrize("digits", ["9" * 10, "9" * 5_000, "0" * 5_000 + "1", "٣" * 5_000])
def test_no_length_and_no_sum_has_so_many_digits(digits: str) -> None:
    """Python reads no number of over 4,300 digits and rounds none of over 28: neither is asked to."""
    for length in (f"{digits}h", f"{digits}m", f"{digits}s", f"PT{digits}H", f"{digits}:00:00", f"1h{digits}"):
        assert seconds_of(length) is None
    for sum_of in (digits * 3, f"{digits * 3},00", f"{digits * 3} €"):
        assert decimal_of(sum_of) is amount_of(sum_of) is None


def test_what_is_no_sum() -> None:
    """Nothing is made of it."""
    assert [decimal_of(text) for text in ("", "free", "=1+1", "-")] == [None] * 4

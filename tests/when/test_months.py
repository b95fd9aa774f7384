"""A month as it is typed: it is Tue 24 Nov 2026."""

from __future__ import annotations

from datetime import date

import pytest

from mentorcli.errors import UsageError
from mentorcli.text import in_language
from mentorcli.when.months import parse_month, parse_month_or_year, parse_year

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "year", "month"),
    [
        ("2026-10", 2026, 10), ("2026-1", 2026, 1), ("2026/10", 2026, 10), ("2026 10", 2026, 10), ("10/2026", 2026, 10),
        ("1-2026", 2026, 1), ("october 2026", 2026, 10), ("October 2025", 2025, 10), ("oct", 2026, 10),
        ("oct. 2026", 2026, 10), ("octobre", 2026, 10), ("OCTOBRE 2024", 2024, 10), ("2024 octobre", 2024, 10),
        ("novembre", 2026, 11), ("december", 2025, 12), ("décembre", 2025, 12), ("août", 2026, 8), ("mars", 2026, 3),
        ("mar", 2026, 3), ("d'octobre 2026", 2026, 10), ("mois d'octobre", 2026, 10), ("le mois de mai", 2026, 5),
        ("last month", 2026, 10), ("mois dernier", 2026, 10), ("le mois dernier", 2026, 10), ("this month", 2026, 11),
        ("ce mois-ci", 2026, 11), ("month before last", 2026, 9), ("  2026-10 ", 2026, 10), ("1970-01", 1970, 1),
        ("2199-12", 2199, 12),
    ],
)  # fmt: skip
def test_a_month_is_read(typed: str, year: int, month: int) -> None:
    """In figures, by name in both languages, by steps; without a year it is the latest that has begun."""
    assert parse_month(typed, TODAY) == date(year, month, 1)


@pytest.mark.parametrize(
    ("today", "last"), [(date(2027, 1, 31), date(2026, 12, 1)), (date(2026, 3, 31), date(2026, 2, 1))]
)
def test_the_last_month_may_be_of_last_year(today: date, last: date) -> None:
    """Whatever day it is."""
    assert parse_month("last month", today) == last


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nope",
        "2026-13",
        "2026-00",
        "0-2026",
        "2026-11-01",
        "13",
        "next",
        "octobre octobre",
        "2026 nope",
        "nope 2026",
        "x" * 300,
        "２０２６-10",
    ],
)
def test_what_is_no_month_is_refused(typed: str) -> None:
    """With examples, in both languages."""
    with pytest.raises(UsageError, match="is no month") as refused:
        parse_month(typed, TODAY)
    assert refused.value.hint == 'Such as: 2026-11, october, "october 2026", "last month"'
    assert "n'est pas un mois" in in_language(refused.value.message, "fr")


def test_a_year_alone_takes_its_option() -> None:
    """The command to type is given."""
    with pytest.raises(UsageError, match="is a year, not a month") as refused:
        parse_month("2025", TODAY)
    assert refused.value.hint == "Type: mentor statement 2025 --year, or a month such as 2025-10"


@pytest.mark.parametrize("typed", ["1969-12", "2200-01", "january 0001", "9999-12"])
def test_years_go_from_1970_to_2199(typed: str) -> None:
    """Anything else is a slip."""
    with pytest.raises(UsageError, match="years go from 1970 to 2199"):
        parse_month(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2025", 2025), ("last year", 2025), ("l'an dernier", 2025), ("année dernière", 2025), ("this year", 2026),
        ("2024-10", 2024), ("octobre", 2026),
    ],
)  # fmt: skip
def test_a_year_is_read(typed: str, year: int) -> None:
    """In figures, by a step, or as that of a month."""
    assert parse_year(typed, TODAY) == year


def test_what_is_no_year_is_refused() -> None:
    """Years out of range too."""
    with pytest.raises(UsageError, match="is no month"):
        parse_year("nope", TODAY)
    with pytest.raises(UsageError, match="years go from"):
        parse_year("1900", TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)), ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("l'an dernier", date(2025, 1, 1), date(2025, 12, 31)), ("february 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("décembre", date(2025, 12, 1), date(2025, 12, 31)), ("mois dernier", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)  # fmt: skip
def test_a_month_or_a_year_is_read(typed: str, first: date, last: date) -> None:
    """From its first day to its last one."""
    assert parse_month_or_year(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["amelie", "1969", "2200", "13/2026"])
def test_what_is_neither_is_refused(typed: str) -> None:
    """As a month alone is."""
    with pytest.raises(UsageError):
        parse_month_or_year(typed, TODAY)

"""A month, or a year, as it is typed where one looks back: `2026-10`, "octobre", "last month"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentorcli.errors import UsageError
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.text import bilingual
from mentorcli.when.normalise import fold, quote
from mentorcli.when.vocabulary import MONTHS

_ISO = r"([0-9]{4})[-/. ]([0-9]{1,2})"
_NUMERIC = r"([0-9]{1,2})[-/. ]([0-9]{4})"
_NAMED = r"(?:mois )?(?:de |d')?([a-z]+)(?: ?([0-9]{4}))?"
_NAMED_LAST = r"([0-9]{4}) ?([a-z]+)"
_STEPS = {
    **dict.fromkeys(("this month", "ce mois", "ce mois-ci", "mois en cours", "current month"), 0),
    **dict.fromkeys(("last month", "mois dernier", "dernier mois", "previous month", "mois precedent"), -1),
    **dict.fromkeys(("month before last", "avant-dernier mois"), -2),
}
_YEAR_STEPS = {
    **dict.fromkeys(("this year", "cette annee"), 0),
    **dict.fromkeys(("last year", "annee derniere", "l'annee derniere", "an dernier", "l'an dernier"), -1),
}
_MONTHS = 12


def parse_month(text: str, today: date) -> date:
    """Return the first day of the month that was typed; without a year it is the latest that has begun by `today`.

    Raises UsageError with examples for anything else, a year alone included.
    """
    words = fold(text).removeprefix("the ").removeprefix("le ")
    if words in _STEPS:
        return _moved(today, _STEPS[words])
    found = _numbers(words, today)
    if found is None or not 1 <= found[1] <= _MONTHS:
        raise _refused(text, today)
    return _in_range(text, *found, today)


def _numbers(words: str, today: date) -> tuple[int, int] | None:
    """Return the year and the month in folded words, None where they are none."""
    if match := re.fullmatch(_ISO, words):
        return int(match[1]), int(match[2])
    if match := re.fullmatch(_NUMERIC, words):
        return int(match[2]), int(match[1])
    if (match := re.fullmatch(_NAMED_LAST, words)) and match[2] in MONTHS:
        return int(match[1]), MONTHS[match[2]]
    if (match := re.fullmatch(_NAMED, words)) and match[1] in MONTHS:
        month = MONTHS[match[1]]
        return int(match[2]) if match[2] else today.year - (month > today.month), month
    return None


def parse_year(text: str, today: date) -> int:
    """Return the year that was typed, or that of a month that was. Raises UsageError with examples."""
    words = fold(text)
    if words in _YEAR_STEPS:
        return today.year + _YEAR_STEPS[words]
    if re.fullmatch("[0-9]{4}", words):
        return _in_range(text, int(words), 1, today).year
    return parse_month(text, today).year


def parse_month_or_year(text: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of the month or the year that was typed, as `parse_month` and `parse_year` do.

    Raises UsageError with examples.
    """
    words = fold(text)
    if words in _YEAR_STEPS or re.fullmatch("[0-9]{4}", words):
        year = parse_year(text, today)
        return date(year, 1, 1), date(year, _MONTHS, 31)
    first = parse_month(text, today)
    return first, _moved(first, 1) - timedelta(days=1)


def _moved(today: date, months: int) -> date:
    """Return the first day of the month so many months from today's."""
    year, month = divmod(today.year * _MONTHS + today.month - 1 + months, _MONTHS)
    return date(year, month + 1, 1)


def _in_range(text: str, year: int, month: int, today: date) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            bilingual(
                f"{quote(text)}: years go from {FIRST_YEAR} to {LAST_YEAR}",
                f"{quote(text)}\u00a0: les années vont de {FIRST_YEAR} à {LAST_YEAR}",
            ),
            bilingual(f"Such as: {today:%Y-%m}", f"Par exemple\u00a0: {today:%Y-%m}"),
        )
    return date(year, month, 1)


def _refused(text: str, today: date) -> UsageError:
    """Return the error for what is no month; a year alone needs `--year`."""
    words = fold(text)
    if re.fullmatch("[0-9]{4}", words):
        return UsageError(
            bilingual(f"{quote(text)} is a year, not a month", f"{quote(text)} est une année, pas un mois"),
            bilingual(
                f"Type: mentor statement {words} --year, or a month such as {words}-10",
                f"Tapez\u00a0: mentor statement {words} --year, ou un mois comme {words}-10",
            ),
        )
    return UsageError(
        bilingual(f"{quote(text)} is no month", f"{quote(text)} n'est pas un mois"),
        bilingual(
            f'Such as: {today:%Y-%m}, october, "october 2026", "last month"',
            f'Par exemple\u00a0: {today:%Y-%m}, octobre, "octobre 2026", "mois dernier"',
        ),
    )

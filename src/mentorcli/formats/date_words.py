"""Dates as people and programs write them out: a weekday before it, the month by its name, words in between."""

from __future__ import annotations

import re
from datetime import date

from mentorcli.text import fold
from mentorcli.when.vocabulary import MONTHS, WEEKDAYS

_CENTURY = 2000
_YEAR = r"(\d{4}|\d{2}(?![\d:]| ?h))(?!\d)"
_DAY_MONTH = rf"(\d{{1,2}})(?:er|st|nd|rd|th)?[ -]+(?:of )?([a-z]+)[., -]+{_YEAR}"
_MONTH_DAY = rf"([a-z]+)[. -]+(\d{{1,2}})(?:er|st|nd|rd|th)?(?:,| )\s*{_YEAR}"
_DAY_FIRST = rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}"
_ISO = r"(\d{4})-(\d\d)-(\d\d)(?!\d)"
_WEEKDAY = r"(?:(?:le|on|the) )?([a-z]+)[.,]* +"
_LINK = r"^(?:\s*[,\u2013\u2014-])?\s*(?:(?:at|a|t)(?=[\s\d]))?\s*"


def day_and_rest(text: str, *, month_first: bool = False) -> tuple[date, str] | None:
    """Return the day with which a text begins, and the folded rest behind it, such as a time of day.

    Numeric dates are day first, unless `month_first`; a weekday has to be that of the date. None for a text that begins
    with no day or names no year. Raises ValueError for a day that does not exist.
    """
    words = " ".join(fold(text).split())
    named = re.match(_WEEKDAY, words)
    weekday = WEEKDAYS.get(named[1]) if named else None
    if named and weekday is not None:
        words = words[named.end() :]
    words = re.sub("^(?:le|on|the) ", "", words)
    found = _day(words, month_first=month_first)
    if found is None or (weekday is not None and found[0].weekday() != weekday):
        return None
    return found[0], re.sub(_LINK, "", words[found[1] :])


def _day(words: str, *, month_first: bool) -> tuple[date, int] | None:
    """Return the day at the beginning of folded words, and where it ends."""
    if found := re.match(_ISO, words):
        return date(int(found[1]), int(found[2]), int(found[3])), found.end()
    if found := re.match(_DAY_FIRST, words):
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if month_first else (first, second)
        return date(_year(found[3]), month, day), found.end()
    if (found := re.match(_DAY_MONTH, words)) and found[2] in MONTHS:
        return date(_year(found[3]), MONTHS[found[2]], int(found[1])), found.end()
    if (found := re.match(_MONTH_DAY, words)) and found[1] in MONTHS:
        return date(_year(found[3]), MONTHS[found[1]], int(found[2])), found.end()
    return None


def _year(figures: str) -> int:
    return int(figures) + (_CENTURY if len(figures) == 2 else 0)  # noqa: PLR2004 - two digits

"""Moments, lengths, levels and sums as other programs write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation

from mentorcli.formats.date_words import day_and_rest
from mentorcli.models.project import MAX_LEVEL
from mentorcli.text import fold
from mentorcli.when.vocabulary import TIME_WORDS

_NOTHING = {"", "null", "none", "undefined", "undefineds", "-", "n/a", "nan"}
_BASIC = r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z?)"
_CLOCK = r"(\d{1,2})[:hH](\d{2})?(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?|(\d{1,2})\s*([ap]\.?m\.?)"
_SPACED_HOURS = r"(\d{1,2}) ?(?:h|heures?)(?: ?(\d{2})(?: ?min)?)?"
_NOON = 12
_DECIMALS, _CENT = 2, Decimal("0.01")
_MOST_SIGNS = 25  # of a sum; Decimal rounds none of more than 28 digits
_GROUPED = re.compile(r"\d*|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")  # 30.5.5 is no sum
_DIGITS = r"\d{1,9}"  # of a length; what has more is none, and Python reads no number of over 4,300


def is_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing."""
    return text.strip().casefold() in _NOTHING


def moment_of(text: str, *, month_first: bool = False) -> datetime | date | None:
    """Return a moment: aware where the text has an offset, naive for local time, a date where it has no time of day.

    Numeric dates are day first, unless `month_first`; a month may have its name, in English or French, and a weekday
    stand before it. None for a text that is none, a day that does not exist, and one of another weekday.
    """
    words = " ".join(text.split())
    try:
        if basic := re.fullmatch(_BASIC, words):
            parts = [int(part or 0) for part in basic.groups()[:6]]
            return datetime(*parts, tzinfo=UTC if basic[7] else None)  # type: ignore[arg-type, misc]
        if re.match(r"\d{4}-\d\d-\d\d(?:$|[T ]\d)", words):
            return _iso(words)
        return _written(words, month_first=month_first)
    except ValueError:
        return None


def _iso(words: str) -> datetime | date:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return date.fromisoformat(words)
    found = datetime.fromisoformat(re.sub(r"\s*(Z|UTC)$", "+00:00", words))
    return found.replace(microsecond=0)


def _written(words: str, *, month_first: bool) -> datetime | date | None:
    """Return the moment of a day and, behind it or before it, a time of day."""
    found = day_and_rest(words, month_first=month_first)
    if found is not None:
        day, rest = found
        clock = _clock_word(rest) if rest else None
        return day if not rest else None if clock is None else datetime.combine(day, clock)
    before, _, behind = words.partition(" le ") if " le " in words else words.partition(", ")
    clock = _clock_word(re.sub("(?i)^(?:at|[àa]) ", "", before))
    day_alone = day_and_rest(behind, month_first=month_first) if clock is not None else None
    return datetime.combine(day_alone[0], clock) if clock and day_alone and not day_alone[1] else None


def _clock_word(text: str) -> time | None:
    """Return a time of day beside a date, where no length can be meant: `23 h 30` and `midi` too."""
    if spaced := re.fullmatch(_SPACED_HOURS, text):
        text = f"{spaced[1]}h{spaced[2] or ''}"
    return clock_of(text) or TIME_WORDS.get(fold(text))


def clock_of(text: str) -> time | None:
    """Return a time of day, of 24 hours or with am and pm; None for a text that is none."""
    found = re.fullmatch(_CLOCK, text.strip(), re.IGNORECASE)
    if found is None:
        return None
    hour = int(found[1] or found[5])
    half = (found[4] or found[6] or "").replace(".", "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return None


def seconds_of(text: str) -> int | None:
    """Return a length in whole seconds: `44mn12s`, `PT44M12.4S`, `0:45:00`, `1h30`, `45 min`, `2700.0 s`.

    None for a text that is none, and for a plain number, whose unit only the column tells.
    """
    words = "".join(text.split()).casefold()
    if iso := re.fullmatch(rf"pt(?:({_DIGITS})h)?(?:({_DIGITS})m)?(?:({_DIGITS})(?:[.,]\d+)?s)?", words):
        return _sum(iso[1], iso[2], iso[3]) if any(iso.groups()) else None
    if clock := re.fullmatch(rf"({_DIGITS}):(\d\d):(\d\d)", words):
        return _sum(*clock.groups())
    minutes = rf"({_DIGITS})(?:mn|min|m|minutes?)|(?<=h)({_DIGITS})"
    found = re.fullmatch(rf"(?:({_DIGITS})h)?(?:{minutes})?(?:({_DIGITS})(?:[.,]\d+)?s)?", words)
    if found is None or not any(found.groups()):
        return None
    return _sum(found[1], found[2] or found[3], found[4])


def _sum(hours: str | None, minutes: str | None, seconds: str | None) -> int:
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)


def minutes_between(seconds: float) -> int | None:
    """Return a length in seconds as whole minutes, halves up, None for less than half a minute."""
    return int((seconds + 30) // 60) or None


def level_of(text: str) -> int | None:
    """Return a level of 1 to 9, None where there is none ("", "-1", "null"). Raises ValueError for anything else.

    A word may stand before it, as in "Expertise 2", "niveau 2" or "N2".
    """
    if is_nothing(text) or text.strip() == "-1":
        return None
    named = re.fullmatch(r"(?i)\s*(?:expertise|niveau|level|lvl|niv\.?|n|l)\s*(\d+)\s*", text)
    level = int(named[1] if named else text)
    if not 1 <= level <= MAX_LEVEL:
        raise ValueError(f"the level is {level}, not between 1 and {MAX_LEVEL}")
    return level


def decimal_of(text: str) -> Decimal | None:
    """Return a sum such as `1 035,00 €`, `7.50 EUR` or `1,035.00`, None for a text that is none.

    The last of comma and point is the decimal sign where both stand there, or where it has not three digits behind it:
    sums go to the cent, so `1,035` is a thousand.
    """
    figure = re.sub(r"(?i)[\s\u00a0\u202f'\u2019]|€|\$|£|eur(?:os?)?|usd|gbp|chf", "", text)
    sign, figure = ("-", figure[1:]) if figure[:1] in ("-", "\u2212") else ("", figure)
    if len(figure) > _MOST_SIGNS or not re.fullmatch(r"\d[\d.,]*", figure):
        return None
    at = max(figure.rfind(","), figure.rfind("."))
    marks = {mark for mark in ",." if mark in figure}
    if at >= 0 and (len(marks) == 2 or (figure.count(figure[at]) == 1 and len(figure) - at != 4)):  # noqa: PLR2004
        whole, part = figure[:at], "." + figure[at + 1 :]
    else:
        whole, part = figure, ""
    if not _GROUPED.fullmatch(whole):
        return None
    figure = re.sub("[.,]", "", whole) + part
    try:
        return Decimal(sign + figure)
    except InvalidOperation:
        return None


def amount_of(text: str) -> Decimal | None:
    """Return a sum of money with at least two decimals, None for a text that is none."""
    found = decimal_of(text)
    return found if found is None or found.as_tuple().exponent <= -_DECIMALS else found.quantize(_CENT)  # type: ignore[operator]

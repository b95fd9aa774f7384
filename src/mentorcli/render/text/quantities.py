"""Lengths of time, moments, days and shares as text.

The names of days and months are written here: the system's locale is often absent, and it is not what was asked for.
"""

from __future__ import annotations

from datetime import date, datetime

DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
}
SPACED_IN_FRENCH = (" :", " ;", " ?", " !", " %", " »")
NO_BREAK = "\u00a0"
MINUTE, HOUR, DAY = 60, 3600, 86400
DAYS_FROM = 2 * DAY


def span(seconds: int, lang: str) -> str:
    """Return a length in seconds exactly, without its sign: `15 min 1 s`, `1 h 30 min`, `2 days 3 h`.

    Up to two days it is given in hours, the unit of the cancellation rule: `24 h 1 s`.
    """
    rest = abs(seconds)
    parts = []
    if rest >= DAYS_FROM:
        days, rest = divmod(rest, DAY)
        from mentorcli.counts import counted  # hardly ever

        parts.append(counted("day", days, lang))
    hours, rest = divmod(rest, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    parts += [f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min"), (rest, "s")) if count]
    return " ".join(parts) or "0 s"


def hours(minutes: int) -> str:
    """Return a sum of minutes in hours, however many: `53 h 15 min`."""
    whole, rest = divmod(minutes, MINUTE)
    return " ".join(f"{count} {unit}" for count, unit in ((whole, "h"), (rest, "min")) if count) or "0 min"


def day(value: date, lang: str) -> str:
    """Return a day: `Fri 20 Nov 2026`, `ven. 20 nov. 2026` (the first of a month is `1er` in French)."""
    number = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{DAYS[lang][value.weekday()]} {number} {MONTHS[lang][value.month - 1]} {value.year}"


def clock(at: datetime) -> str:
    """Return the time of day, `14:00`, with the seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def moment(at: datetime, lang: str) -> str:
    """Return a moment in its own zone: `Fri 20 Nov 2026 14:00 CET`.

    The zone is the datetime's own name for itself; a naive one has none and is written without.
    """
    return f"{day(at, lang)} {clock(at)} {at.tzname() or ''}".rstrip()


def percent(share: float) -> str:
    """Return a share of 0 to 1 as a whole percentage; 0 % and 100 % are kept for exactly none and all."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded} %"


def typeset(text: str, lang: str) -> str:
    """Return text whose French punctuation stays by the word it follows, with no-break spaces; English as it is."""
    if lang == "fr":
        for mark in SPACED_IN_FRENCH:
            text = text.replace(mark, NO_BREAK + mark[1])
        text = text.replace("« ", "«" + NO_BREAK)
    return text

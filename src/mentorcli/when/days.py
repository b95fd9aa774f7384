"""The day in a WHEN: a date, a weekday, a word such as "demain", or a step from now.

Each reader takes folded words and the time of day typed beside them (None: none was). It returns a whole day
where no time was typed, a moment where there is one, and None for words that it does not know.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from mentorcli.text import bilingual
from mentorcli.when.clock import Moment, attach, check_year, readings, to_local
from mentorcli.when.durations import read_units
from mentorcli.when.normalise import quote, usage
from mentorcli.when.request import Asked, Direction, no_such_date
from mentorcli.when.vocabulary import (
    CALENDAR_UNITS,
    DAY_WORDS,
    MONTHS,
    NOW_WORDS,
    ONE_WORDS,
    STEPS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)

_WEEK = 7

# Kept as text, see durations.py.
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_NUMERIC = r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}))?"
_DAY_MONTH = r"([0-9]{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+)(?: ([0-9]{4}))?"
_MONTH_DAY = r"([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?(?: ([0-9]{4}))?"
_STEP = r"(?:in|dans) (.+)|il y a (.+)|(.+) ago"
_COUNTED = r"([1-9][0-9]{0,3}|[a-z]+) ?([a-z]+)"


_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def read_day(words: str, clock: time | None, asked: Asked) -> Moment | date | None:
    """Return the day of folded `words`, as a moment where `clock` or the words themselves give the time.

    None where the words are not a day. Raises UsageError for a day that does not exist, a weekday that
    contradicts its date, a year out of range, and a local time that a clock change skips.
    """
    if words in NOW_WORDS:
        return Moment(asked.now) if clock is None else None
    if words in DAY_WORDS:
        return on_day(_today(asked) + timedelta(days=DAY_WORDS[words]), clock, asked)
    if step := re.fullmatch(_STEP, words):
        return _step(step[1] or step[2] or step[3], 1 if step[1] else -1, clock, asked)
    words = re.sub(r"^(?:le|on|the) ", "", words)
    day = _weekday(words.split(" "), clock, asked) or _calendar_day(words, asked)
    return None if day is None else on_day(day, clock, asked)


def on_day(day: date, clock: time | None, asked: Asked) -> Moment | date:
    """Return `day`, or the moment of `clock` on it."""
    check_year(day.year, asked.text)
    if clock is None:
        return day
    return attach(datetime.combine(day, clock), asked.zone, asked.text)


def is_step(words: str) -> bool:
    """Tell whether folded `words` have the form of a step from now, such as "in 3 days"."""
    return re.fullmatch(_STEP, words) is not None


def _today(asked: Asked) -> date:
    return asked.now.date()


def _step(amount: str, sign: int, clock: time | None, asked: Asked) -> Moment | date | None:
    """Return the moment `amount` before or after now.

    Days, weeks, months and years keep the time on the clock, whatever the clock did in between; hours and
    minutes are time that really passes, and leave no room for another time of day.
    """
    found = re.fullmatch(_COUNTED, amount)
    unit = CALENDAR_UNITS.get(found[2]) if found else None
    count = _count(found[1]) if found else None
    if unit and count:
        day = _moved(_today(asked), sign * count, unit, asked)
        return on_day(day, asked.now.time() if clock is None else clock, asked)
    elapsed = read_units(amount)
    if elapsed is None or clock is not None:
        return None
    return Moment(to_local(asked.now.astimezone(UTC) + sign * elapsed, asked.zone))


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return 1 if word in ONE_WORDS else None


def _moved(day: date, count: int, unit: tuple[int, int], asked: Asked) -> date:
    """Return `day` moved by `count` units; a month that is too short gives its last day."""
    days, months = unit
    if not months:
        return day + timedelta(days=count * days)
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    check_year(year, asked.text)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _weekday(words: list[str], clock: time | None, asked: Asked) -> date | None:
    """Return the date of a weekday, with or without "next" or "last" on either side."""
    step = 0
    if len(words) == 2:  # noqa: PLR2004
        step = STEPS.get(words[0], 0) or STEPS.get(words[1], 0)
        words = [word for word in words if word not in STEPS]
    if len(words) != 1 or words[0] not in WEEKDAYS:
        return None
    today = _today(asked)
    ahead = (WEEKDAYS[words[0]] - today.weekday()) % _WEEK
    if not step:
        if not ahead and _counts_today(clock, asked):
            return today
        step = 1 if asked.direction is Direction.AHEAD else -1
    return today + timedelta(days=(ahead or _WEEK) if step > 0 else ahead - _WEEK)


def _counts_today(clock: time | None, asked: Asked) -> bool:
    """Tell whether today is the day that its bare weekday means.

    Looking back, today counts once the time has come; looking ahead, while it has not. A whole day has come
    as soon as it begins. Where a clock change skips the time, the reading of the clock decides.
    """
    wall = datetime.combine(_today(asked), clock or time())
    instants = readings(wall, asked.zone)
    now = asked.now.astimezone(UTC)
    come = instants[0] <= now if instants else wall <= asked.now.replace(tzinfo=None)
    return come is (asked.direction is Direction.BACK)


def _calendar_day(words: str, asked: Asked) -> date | None:
    """Return a date; a weekday before it must be the right one."""
    day = _date(words, asked)
    if day is not None:
        return day
    name, _, rest = words.partition(" ")
    day = _date(rest, asked) if name in WEEKDAYS else None
    if day is not None and day.weekday() != WEEKDAYS[name]:
        message = bilingual(
            f"{quote(asked.text)}: {day:%Y-%m-%d} is a {WEEKDAY_NAMES[day.weekday()]}.",
            f"{quote(asked.text)}\u00a0: le {day:%d/%m/%Y} est un {_JOURS[day.weekday()]}.",
        )
        raise usage(message, f"{day:%Y-%m-%d} 14:00", f"{day:%d/%m/%Y} 14h", f"{day:%d/%m/%Y} 9h15")
    return day


def _date(words: str, asked: Asked) -> date | None:
    """Return a date written in figures or with a month's name."""
    if found := re.fullmatch(_ISO, words):
        return _with_year(int(found[3]), int(found[2]), found[1], asked)
    if found := re.fullmatch(_NUMERIC, words):
        if found[4] is None and found[2] != "/":  # 9.10 and 9-10 may be a date, a time or a range
            return None
        return _with_year(int(found[1]), int(found[3]), found[4], asked)
    if (found := re.fullmatch(_DAY_MONTH, words)) and found[2] in MONTHS:
        return _with_year(int(found[1]), MONTHS[found[2]], found[3], asked)
    if (found := re.fullmatch(_MONTH_DAY, words)) and found[1] in MONTHS:
        if found[1] == "mar" and found[3] is None:
            message = bilingual(
                f'{quote(asked.text)}: "mar" before a number may be March or mardi.',
                f'{quote(asked.text)}\u00a0: "mar" devant un nombre peut être mars ou mardi.',
            )
            raise usage(message, f"{found[2]} march 14:00", f"{found[2]} mars 14h", "mardi 14h")
        return _with_year(int(found[2]), MONTHS[found[1]], found[3], asked)
    return None


def _with_year(day: int, month: int, year: str | None, asked: Asked) -> date:
    """Return the date; without a year, the last one up to today or the first one from today on.

    Today itself counts both ways, whatever the time: a year's difference is never meant for an hour's.
    """
    today = _today(asked)
    if year is not None:
        found = _valid(int(year), month, day)
    else:
        back = asked.direction is Direction.BACK
        # 29 February can be eight years away, around a century.
        near = (_valid(today.year + (-away if back else away), month, day) for away in range(9))
        found = next((d for d in near if d and (d <= today if back else d >= today)), None)
    if found is None:
        raise no_such_date(asked)
    return found


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

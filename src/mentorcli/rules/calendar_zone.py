"""The rules of a time zone as a calendar file has them (RFC 5545, 3.6.5): short, and true for the years that are asked.

A zone whose clock changes follow one rule has one line for each of the two; any other lists the changes it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

_FIRST, _LAST = 2000, 2037  # the years in which a rule must hold to be written as one, whatever is exported
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_WEEK = 7
_ZERO = timedelta()


class Observance(NamedTuple):
    """A part of the year: when it first begins, in the local time of before, its offset, and the one before it.

    `rule` repeats it each year, empty for one that begins once. `daylight`: it is the summer time.
    """

    daylight: bool
    name: str
    start: datetime
    before: timedelta
    after: timedelta
    rule: str = ""


def observances(zone: tzinfo, first: int, last: int) -> list[Observance]:
    """Return the parts of the year of a zone from the year `first` to the year `last`, in order of their beginning."""
    start = min(first - 1, _FIRST)
    found = _changes(zone, start, max(last + 1, _LAST))
    ruled = _ruled(found, list(range(start, max(last + 1, _LAST) + 1)))
    if ruled:
        return ruled
    kept = [one for one in found if one.start.year <= last + 1]
    return [_at(zone, datetime(start, 1, 1, tzinfo=UTC), first=True), *kept]


def _changes(zone: tzinfo, first: int, last: int) -> list[Observance]:
    """Return the clock changes of some years, each looked for between two days of other offsets."""
    found = []
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        if _offset(zone, day) != _offset(zone, day + _DAY):
            found.append(_at(zone, _instant(zone, day, day + _DAY)))
        day += _DAY
    return found


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _ZERO


def _instant(zone: tzinfo, early: datetime, late: datetime) -> datetime:
    """Return the first second after a clock change that lies between two moments."""
    before = _offset(zone, early)
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if _offset(zone, middle) == before:
            early = middle
        else:
            late = middle
    return late


def _at(zone: tzinfo, moment: datetime, *, first: bool = False) -> Observance:
    """Return what begins in a zone at a moment; the `first` one changes nothing."""
    local = moment.astimezone(zone)
    after = _offset(zone, moment)
    before = after if first else _offset(zone, moment - _SECOND)
    name = local.tzname() or ""
    start = (moment + before).replace(tzinfo=None)
    return Observance(bool(local.dst()), name, start, before, after)


def _ruled(found: Sequence[Observance], years: Sequence[int]) -> list[Observance]:
    """Return the changes as rules, none where they do not follow one each all the years."""
    kinds: dict[tuple[object, ...], list[Observance]] = {}
    for one in found:
        start = one.start
        key = (one.daylight, one.name, start.month, start.weekday(), start.time(), one.before, one.after)
        kinds.setdefault(key, []).append(one)
    rules = [(group[0], _rule(group)) for group in kinds.values()]
    whole = all([one.start.year for one in group] == list(years) for group in kinds.values())
    if not rules or not whole or not all(rule for _, rule in rules):
        return []
    return [one._replace(rule=rule) for one, rule in rules]


def _rule(group: Sequence[Observance]) -> str:
    """Return the rule of changes on one weekday of a month, empty where it is not the same one each year."""
    starts = [one.start for one in group]
    numbers = {(start.day - 1) // _WEEK + 1 for start in starts}
    is_last = all((start + _WEEK * _DAY).month != start.month for start in starts)
    if not is_last and len(numbers) > 1:
        return ""
    number = -1 if is_last else numbers.pop()
    return f"FREQ=YEARLY;BYMONTH={starts[0].month};BYDAY={number}{_WEEKDAYS[starts[0].weekday()]}"

"""The occurrences of an event that repeats, within a window, in the local time of its own zone.

What the rule says is left to recurring-ical-events, which is given local times alone: it then has no zone to settle,
and none of its own to take. Each occurrence is settled afterwards like a time of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from mentorcli.formats.ics.events import BrokenEventError, Timed, read_time
from mentorcli.formats.ics.lines import Component, Property
from mentorcli.formats.ics.zones import LocalTime, ZoneBook, no_zone
from mentorcli.models.calendar import Window
from mentorcli.text import Bilingual, bilingual, visible

MOST = 1000
"""So many occurrences of one series are taken in at a time: twenty years of weeks."""
_SHOWN = 60
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
_DAILY = {("BYMONTHDAY", "DAILY")}  # of what narrows a rule by the month, all that says something of a day or a week
_MOST_INTERVAL = 1000
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_CYCLE = 366 * 28  # days: after so many steps of any length the same weekdays fall on the same dates again


class Rule(NamedTuple):
    """A rule that is read: its parts, and its last moment in local time, None for one that says none."""

    parts: dict[str, str]
    until: datetime | None

    @property
    def endless(self) -> bool:
        """Whether it has no end of its own."""
        return self.until is None and "COUNT" not in self.parts


def repeats(event: Component) -> bool:
    """Return whether an event has more than one occurrence."""
    return event.first("RECURRENCE-ID") is None and any(event.first(name) for name in ("RRULE", "RDATE", "EXRULE"))


def rule_of(event: Component, book: ZoneBook, start: LocalTime) -> Rule | None:
    """Return the rule of a series, None where it only lists its dates. Raises BrokenEventError."""
    if (excluded := event.first("EXRULE")) is not None:
        raise _refused(excluded, "EXRULE is of an older standard", "EXRULE est d'une norme plus ancienne")
    one = event.first("RRULE")
    if one is None:
        return None
    pairs = [part.partition("=") for part in one.value.upper().replace(" ", "").split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if len(parts) != len(pairs) or not all(parts.values()) or "FREQ" not in parts:
        raise _refused(one, "it cannot be read", "illisible")
    _check_parts(one, parts)
    until = _until(one, parts.pop("UNTIL"), book, start) if "UNTIL" in parts else None
    if _fits_no_day(parts, start.naive):
        raise _refused(one, "no day fits it", "aucun jour n'y répond")
    return Rule(parts, until)


def _refused(one: Property, why: str, french: str) -> BrokenEventError:
    said = visible(one.value[:_SHOWN])
    return BrokenEventError(
        one.line, bilingual(f"the repetition {said}: {why}", f"la répétition {said}\u00a0: {french}")
    )


def _check_parts(one: Property, parts: dict[str, str]) -> None:
    """Raise BrokenEventError for a rule that repeats within a day, or whose occurrences might take forever."""
    if parts["FREQ"] not in _FREQUENCIES:
        raise _refused(one, "only days, weeks, months and years", "seulement des jours, semaines, mois et années")
    unread = sorted(parts.keys() - _PARTS)
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        unread += [name for name in ("BYSETPOS", "BYMONTHDAY") if name in parts and (name, parts["FREQ"]) not in _DAILY]
    if unread:
        raise _refused(one, f"{unread[0]} is not read", f"{unread[0]} n'est pas lu")
    for name, most in (("BYMONTH", 12), ("BYMONTHDAY", 31)):
        if not all(
            re.fullmatch(r"-?\d{1,2}", number) and 0 < abs(int(number)) <= most for number in _listed(parts, name)
        ):
            raise _refused(one, f"{name} goes from 1 to {most}", f"{name} va de 1 à {most}")
    for name, most in (("INTERVAL", _MOST_INTERVAL), ("COUNT", 100 * MOST)):
        number = parts.get(name, "1")
        if not (number.isascii() and number.isdecimal() and 0 < int(number[:9]) <= most):
            raise _refused(one, f"{name} goes from 1 to {most}", f"{name} va de 1 à {most}")


def _until(one: Property, written: str, book: ZoneBook, start: LocalTime) -> datetime:
    """Return the last moment of a rule in the local time of its series.

    A day counts whole: Google writes one where the start has an hour, which RFC 5545 (3.3.10) forbids.
    """
    time_of = read_time(one._replace(params={}), written)
    if time_of.whole_day:
        return datetime.combine(time_of.naive, time.max.replace(microsecond=0))
    return book.local(time_of, book.zone(start))


def _listed(parts: dict[str, str], name: str) -> list[str]:
    """Return the numbers of a part, without zeros in front; none where the rule has no such part."""
    return [re.sub(r"^(-?)0+(?=\d)", r"\1", number) for number in parts[name].split(",")] if name in parts else []


def _fits_no_day(parts: dict[str, str], start: datetime) -> bool:
    """Return whether a daily rule is never true, which would be looked for until the year 9999."""
    if parts["FREQ"] != "DAILY" or not parts.keys() & {"BYDAY", "BYMONTH", "BYMONTHDAY"}:
        return False
    days = parts.get("BYDAY", ",".join(_WEEKDAYS)).split(",")
    months = _listed(parts, "BYMONTH")
    dates = _listed(parts, "BYMONTHDAY")
    step = int(parts.get("INTERVAL", "1"))
    first = start.date()
    for number in range(_CYCLE):
        if number * step > (date.max - first).days:
            break
        day = first + number * step * _DAY
        fits = _WEEKDAYS[day.weekday()] in days and (not months or str(day.month) in months)
        numbers = {str(day.day), str(day.day - monthrange(day.year, day.month)[1] - 1)}
        if fits and (not dates or numbers & set(dates)):
            return False
    return True


def occurrences(event: Component, timed: Timed, rule: Rule | None, book: ZoneBook, window: Window) -> list[datetime]:
    """Return the starts of a series within a window, in its own local time, in order, those left out not among them.

    More than `MOST` are too many: they are not all of them then. Raises BrokenEventError where they cannot be made out.
    """
    zone = book.zone(timed.start)
    low, high = (_local(book, timed.start, moment) for moment in window)
    added = list(_times(event, "RDATE", book))
    try:
        master = _master(timed, rule, [book.local(one, zone) for one in added], high)
        found = sorted({at for at in _expanded(master, low, high) if low <= at < high})
    except Exception as error:  # a library that read the rule otherwise than we did: nothing is known then
        why = visible(str(error)[:_SHOWN])
        raise BrokenEventError(
            event.line, bilingual(f"its series cannot be read: {why}", f"sa série est illisible\u00a0: {why}")
        ) from None
    left = list(_times(event, "EXDATE", book))
    days = {one.naive.date() for one in left if one.whole_day}
    moments = {book.local(one, zone) for one in left if not one.whole_day}
    return [at for at in found if at.date() not in days and at not in moments]


def _local(book: ZoneBook, start: LocalTime, moment: datetime) -> datetime:
    """Return a moment (aware) in the local time of a series."""
    known = book.zone(start).known
    moment = moment.astimezone(UTC)
    return (moment + known(moment) if known is not None else moment).replace(tzinfo=None)


def _times(event: Component, name: str, book: ZoneBook) -> Iterator[LocalTime]:
    """Yield the times of a property that lists them; of a period its start.

    Without a zone they are in that of the series. Raises BrokenEventError for a zone that nobody knows.
    """
    for one in event.every(name):
        for value in one.value.split(","):
            if value.strip():
                found = read_time(one, value.split("/", 1)[0])
                if found.tzid is not None and not found.whole_day and book.zone(found).known is None:
                    raise BrokenEventError(one.line, no_zone(found.tzid))
                yield found


def _master(timed: Timed, rule: Rule | None, added: Iterable[datetime], high: datetime) -> object:
    """Return a series as recurring-ical-events takes it: local times, no zone, an end in any case."""
    from icalendar import Calendar, Event
    from icalendar.prop import vRecur

    event = Event()
    event.add("UID", "series")
    event.add("DTSTART", timed.start.naive)
    if rule is not None:
        recur = vRecur.from_ical(";".join(f"{name}={value}" for name, value in rule.parts.items()))
        if "COUNT" not in rule.parts:
            recur["UNTIL"] = [min(rule.until or high, high)]
        event.add("RRULE", recur)
    for at in added:
        event.add("RDATE", at)
    calendar = Calendar()
    calendar.add_component(event)
    return calendar


def _expanded(calendar: object, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield the starts that the library finds, at most one more than are taken."""
    import itertools

    import recurring_ical_events

    found = recurring_ical_events.of(calendar).between(low, high)
    for one in itertools.islice(found, MOST + 2):
        yield one.start


def too_many() -> Bilingual:
    """Return that a series is longer than anybody plans."""
    return bilingual(
        f"its series has more than {MOST} occurrences: --from and --to bound them",
        f"sa série a plus de {MOST} occurrences\u00a0: --from et --to les limitent",
    )

"""What a TZID means: the rules that the file has for it, the zone of that name, or nothing that can be relied on."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mentorcli.formats.ics.lines import Component, Property
from mentorcli.models import LAST_YEAR
from mentorcli.text import Bilingual, bilingual, visible

OffsetAt = Callable[[datetime], timedelta]
"""Return the offset from UTC that holds at an aware moment in UTC."""
_Change = tuple[datetime, timedelta, timedelta]
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d):?(\d\d)?")
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MOST_CHANGES = 2000  # of one observance: two a year until the last year are 1,200
_SHOWN = 60
_DAY = timedelta(days=1)
_ZERO = timedelta()
_FIRST, _LAST = date.min + 2 * _DAY, date.max - 2 * _DAY  # the offsets are looked at a day before and after


class LocalTime(NamedTuple):
    """A time as a file writes it: its local reading, whether it is in UTC, the name of its zone; a date is a day."""

    naive: datetime
    utc: bool = False
    tzid: str | None = None
    whole_day: bool = False


class Zone(NamedTuple):
    """What is known of a zone: the offsets that the file says, and those of the name. Either may be missing."""

    name: str
    own: OffsetAt | None = None
    named: OffsetAt | None = None
    chosen: OffsetAt | None = None

    @property
    def known(self) -> OffsetAt | None:
        """The offsets by which a local time is read."""
        return self.own or self.named or self.chosen


class Settled(NamedTuple):
    """A local time as an instant, in UTC; None where none is certain, and `doubt` says why.

    `repeated`: a clock change repeats it, and the first is taken (RFC 5545, 3.3.5).
    """

    at: datetime | None = None
    doubt: Bilingual | None = None
    repeated: bool = False


def local_time(one: Property, value: str | None = None) -> LocalTime:
    """Return the time that a property says. Raises ValueError for what is none."""
    written = (one.value if value is None else value).strip()
    tzid = one.params.get("TZID")
    if one.params.get("VALUE", "").upper() == "DATE" or _DATE.fullmatch(written):
        found = _DATE.fullmatch(written[:8])
        if found is None:
            raise ValueError(written)
        day = date(*(int(part) for part in found.groups()))
        return LocalTime(datetime.combine(day, datetime.min.time()), tzid=tzid, whole_day=True)
    found = _TIME.fullmatch(written)
    if found is None:
        raise ValueError(written)
    year, month, day_of, hour, minute, second = (int(part) for part in found.groups()[:6])
    # A leap second is the last one that a clock shows.
    naive = datetime(year, month, day_of, hour, minute, min(second, 59))  # noqa: DTZ001 - it is settled later
    return LocalTime(naive, utc=bool(found[7]), tzid=tzid)


def instants(naive: datetime, offset_at: OffsetAt) -> list[datetime]:
    """Return the instants, in UTC, at which a clock shows a local time: none, one, or the two of a clock change.

    In the first days of year 1 and the last ones of 9999, which programs write for "never ends", it is taken as UTC.
    """
    around = naive.replace(tzinfo=UTC)
    if _is_at_an_end(naive):
        return [around]
    offsets = {offset_at(around + shift) for shift in (-_DAY, _ZERO, _DAY)}
    found = {around - offset for offset in offsets if offset_at(around - offset) == offset}
    return sorted(found)


def _is_at_an_end(naive: datetime) -> bool:
    """Return whether a time lies so near to an end of the calendar that no offset may be added to it."""
    return not _FIRST <= naive.date() <= _LAST


def offsets_of(zone: tzinfo) -> OffsetAt:
    """Return the offsets of a zone of the system."""
    return lambda moment: moment.astimezone(zone).utcoffset() or _ZERO


class ZoneBook:
    """The zones of one calendar of a file. What it knows is forgotten with it: the next may mean another by a name.

    `chosen` is the zone in which the user wants to have read what has none; None: such times are in doubt.
    """

    def __init__(self, calendar: Component, chosen: tzinfo | None = None) -> None:
        self._own = {one.text("TZID"): one for one in reversed(calendar.children) if one.name == "VTIMEZONE"}
        self._chosen = offsets_of(chosen) if chosen is not None else None
        self._zones: dict[str | None, Zone] = {}

    def zone(self, time: LocalTime) -> Zone:
        """Return the zone of a time; one that is in no zone has that which the user chose."""
        if time.utc:
            return Zone("UTC", named=lambda _: _ZERO)
        if time.tzid not in self._zones:
            self._zones[time.tzid] = self._found(time.tzid)
        return self._zones[time.tzid]

    def _found(self, tzid: str | None) -> Zone:
        if tzid is None or not tzid.strip():
            return Zone("", chosen=self._chosen)
        component = self._own.get(tzid) or self._own.get(tzid.strip())
        own = file_offsets(component) if component is not None else None
        named = _named(tzid.strip())
        return Zone(tzid.strip(), own, named, None if own or named else self._chosen)

    def settle(self, time: LocalTime) -> Settled:
        """Return the instant of a time, or why none is certain."""
        if time.whole_day:
            return Settled(doubt=_whole_day())
        if time.utc and (time.tzid or "").upper() not in ("", "UTC", "GMT", "ETC/UTC"):
            return Settled(doubt=_both(time.tzid or ""))
        zone = self.zone(time)
        if zone.known is None:
            return Settled(doubt=no_zone(time.tzid))
        found = instants(time.naive, zone.known)
        if zone.own is not None and zone.named is not None:
            other = instants(time.naive, zone.named)
            if other != found:
                return Settled(doubt=_two_meanings(zone.name, time.naive, found, other))
        if not found:
            return Settled(doubt=_skipped(time.naive, zone.name))
        return Settled(found[0], repeated=len(found) > 1)

    def local(self, time: LocalTime, zone: Zone) -> datetime:
        """Return what a clock of a zone shows at a time; without a zone of its own it is in that one already."""
        if time.whole_day or (not time.utc and time.tzid is None):
            return time.naive
        settled = self.settle(time)
        if settled.at is None or zone.known is None or _is_at_an_end(time.naive):
            return time.naive
        return (settled.at + zone.known(settled.at)).replace(tzinfo=None)


def _named(tzid: str) -> OffsetAt | None:
    """Return the offsets of a zone by its name: of the IANA, behind a program's own path too, or of Windows."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = tzid.split("/")
    names = [WINDOWS_TO_OLSON.get(tzid, tzid)]
    if tzid.startswith("/"):  # /mozilla.org/20050126_1/Europe/Paris
        names += ["/".join(parts[-count:]) for count in (3, 2) if len(parts) > count]
    for name in names:
        if not re.fullmatch(r"[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*", name):
            continue
        try:
            return offsets_of(ZoneInfo(name))
        except (KeyError, ValueError, OSError):
            continue
    return None


def file_offsets(component: Component) -> OffsetAt | None:
    """Return the offsets that a VTIMEZONE says, None for one that says nothing that can be relied on."""
    changes = _all_changes(tuple(
        (one.name, tuple((line.name, line.value) for line in one.properties)) for one in component.children
    ))  # fmt: skip
    if not changes:
        return None
    moments = [moment for moment, _, _ in changes]

    def offset_at(at: datetime) -> timedelta:
        number = bisect_right(moments, at.replace(tzinfo=None))
        return changes[number - 1][1] if number else changes[0][2]

    return offset_at


@lru_cache(maxsize=64)
def _all_changes(parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> list[_Change]:
    """Return the changes of a zone by what its lines say, not by its name; none where one of them cannot be read."""
    made = [Component(name, 0, [Property(of, {}, value, 0) for of, value in lines], []) for name, lines in parts]
    try:
        return sorted(change for one in made for change in _changes(one))
    except (ValueError, KeyError, TypeError, OverflowError):
        return []


def _changes(one: Component) -> list[_Change]:
    """Return when an observance begins, in UTC and without a zone, with its offset and the one before."""
    before, after = (_offset(one.text(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    start = one.first("DTSTART")
    if start is None:
        raise ValueError("no DTSTART")
    onset = local_time(start).naive
    onsets = [onset, *_repeated(one, onset, before)]
    onsets += [local_time(rdate, value).naive for rdate in one.every("RDATE") for value in rdate.value.split(",")]
    return [(at - before, after, before) for at in set(onsets)]


def _repeated(one: Component, onset: datetime, before: timedelta) -> Sequence[datetime]:
    """Return the later onsets of an observance by its rule, in local time."""
    rule = one.first("RRULE")
    if rule is None:
        return ()
    from dateutil.rrule import rrulestr

    parts = dict(part.split("=", 1) for part in rule.value.upper().split(";") if part)
    if parts.get("FREQ") != "YEARLY" or parts.get("INTERVAL", "1") != "1":
        raise ValueError(rule.value)
    until = _TIME.fullmatch(parts.pop("UNTIL", ""))
    last = datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - local, as the onsets are
    if until is not None:
        last = local_time(rule, until[0]).naive + (before if until[7] else _ZERO)
    found = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=onset)
    return list(itertools.islice(itertools.takewhile(lambda at: at <= last, found), _MOST_CHANGES))


def _offset(written: str) -> timedelta:
    found = _OFFSET.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if offset >= _DAY:
        raise ValueError(written)
    return -offset if found[1] == "-" else offset


def _whole_day() -> Bilingual:
    return bilingual("it lasts the whole day: it has no hour", "il dure toute la journée\u00a0: il n'a pas d'heure")


def _both(tzid: str) -> Bilingual:
    said = visible(tzid[:_SHOWN])
    return bilingual(
        f"its start is both in UTC and in {said}", f"son début est à la fois en UTC et dans le fuseau {said}"
    )


def no_zone(tzid: str | None) -> Bilingual:
    """Return that a time is in no zone, or in one that nobody knows."""
    if tzid is None:
        return bilingual(
            "its time has no time zone: --zone says in which one it is",
            "son heure n'a pas de fuseau\u00a0: --zone dit dans lequel elle est",
        )
    said = visible(tzid[:_SHOWN].strip())
    if not said:
        return bilingual(
            "its time zone has no name: --zone says which one it is",
            "son fuseau horaire n'a pas de nom\u00a0: --zone dit lequel c'est",
        )
    return bilingual(
        f"its time zone is unknown, {said}: --zone says which one it is",
        f"son fuseau horaire est inconnu, {said}\u00a0: --zone dit lequel c'est",
    )


def _skipped(naive: datetime, name: str) -> Bilingual:
    where, french = (f" in {visible(name)}", f" en {visible(name)}") if name else ("", "")
    return bilingual(
        f"{naive:%Y-%m-%d %H:%M} does not exist{where}: a clock change skips it",
        f"{naive:%Y-%m-%d %H:%M} n'existe pas{french}\u00a0: un changement d'heure la saute",
    )


def _two_meanings(name: str, naive: datetime, own: Sequence[datetime], named: Sequence[datetime]) -> Bilingual:
    """Return that the file means another hour by a zone than that zone has."""
    said = visible(name[:_SHOWN])
    first, second = (f"{found[0]:%H:%M} UTC" if found else "-" for found in (own, named))
    return bilingual(
        f"{naive:%Y-%m-%d %H:%M} in {said} is {first} by the file's own rules, {second} by that zone's",
        f"{naive:%Y-%m-%d %H:%M} en {said} est {first} selon le fichier, {second} selon ce fuseau",
    )

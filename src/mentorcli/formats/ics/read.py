"""All of a calendar file: each event, each occurrence of a series, each that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.formats.ics import events, series
from mentorcli.formats.ics.events import BrokenEventError
from mentorcli.formats.ics.lines import Component, cut
from mentorcli.formats.ics.zones import LocalTime, ZoneBook
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.models.calendar import EventFault, ForeignCalendar, ForeignEvent, Window
from mentorcli.text import bilingual

_ANSWERS = ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER")
_NOT_COUNTED = ("VEVENT", "VTIMEZONE")
_STAMP = "%Y%m%dT%H%M%SZ"


class _Group(NamedTuple):
    """The events of one UID in one calendar: the series, or the event, and what differs of single occurrences."""

    masters: list[Component]
    changed: list[Component]


def read(
    data: bytes,
    name: str,
    window: Window,
    *,
    chosen: tzinfo | None,
    wanted: Callable[[ForeignEvent], bool],
    progress: Callable[[int], None],
) -> ForeignCalendar:
    """Return what a file holds; `progress` is told of so many events more.

    `name` is the file's, for messages. Of series what lies in the `window` is taken; `chosen` is the zone of times that
    have none. A series that is not `wanted` stands there once. Raises RefusedError for a file without a calendar.
    """
    file = cut(data, name)
    if not any(one.name == "VCALENDAR" for one in file.calendars):
        raise RefusedError(
            bilingual(f"{name} has no calendar in it", f"{name} ne contient aucun calendrier"),
            bilingual(
                "It should begin with BEGIN:VCALENDAR, as .ics files do.",
                "Un fichier .ics commence par BEGIN:VCALENDAR.",
            ),
        )
    reader = _Reader(window, chosen, wanted, progress)
    reader.faults += file.faults
    half = {fault.line for fault in file.faults}
    for calendar in file.calendars:
        reader.take(calendar, half)
    return ForeignCalendar(
        file.encoding,
        tuple(reader.events),
        tuple(sorted(reader.faults, key=lambda fault: fault.line)),
        frozenset(reader.series),
        reader.endless,
        tuple(sorted(reader.others.items())),
        file.loose,
    )


class _Reader:
    """Reads calendar after calendar, and collects what is wrong instead of stopping at it."""

    def __init__(
        self,
        window: Window,
        chosen: tzinfo | None,
        wanted: Callable[[ForeignEvent], bool],
        progress: Callable[[int], None],
    ) -> None:
        self._window = window
        self._chosen = chosen
        self._wanted = wanted
        self._progress = progress
        self.events: list[ForeignEvent] = []
        self.faults: list[EventFault] = []
        self.series: set[str] = set()
        self.endless = 0
        self.others: Counter[str] = Counter()

    def take(self, calendar: Component, half: set[int]) -> None:
        """Take in one calendar; `half` are the lines of the components that have no end."""
        book = ZoneBook(calendar, self._chosen)
        method = calendar.text("METHOD").upper()
        self.others.update(one.name for one in calendar.children if one.name not in _NOT_COUNTED)
        found = [one for one in calendar.children if one.name == "VEVENT" and one.line not in half]
        if method in _ANSWERS:
            self.others[method] += len(found)
            return
        for group in _groups(found).values():
            self._take_group(group, book, method)
            self._progress(len(group.masters) + len(group.changed))

    def _take_group(self, group: _Group, book: ZoneBook, method: str) -> None:
        """Take in the events of one UID: a changed occurrence stands in the place of the one that the series has."""
        try:
            master = _latest(group.masters)
            start = events.read_time(first) if master and (first := master.first("DTSTART")) else None
            stands = {_occurrence(one, book, start) for one in group.changed}
        except BrokenEventError as error:
            self._fault((group.masters or group.changed)[0], error)
            return
        for one in _latest_of_each(group.changed, book, start):
            self._take_one(one, book, method, _occurrence(one, book, start))
        if master is None:
            return
        if series.repeats(master) and not events.is_cancelled(master, method):
            self._take_series(master, book, method, stands)
        else:
            self._take_one(master, book, method, None)

    def _take_one(self, event: Component, book: ZoneBook, method: str, occurrence: str | None) -> None:
        """Take in an event that is one, or the changed occurrence of a series."""
        try:
            events.check(event)
            off = events.is_cancelled(event, method)
            timed = None if off and event.first("DTSTART") is None else events.when(event, book)
            self.events.append(events.foreign(event, timed, method=method)._replace(occurrence=occurrence))
        except BrokenEventError as error:
            self._fault(event, error)

    def _take_series(self, event: Component, book: ZoneBook, method: str, stands: set[str]) -> None:
        """Take in what lies in the window of a series."""
        try:
            events.check(event)
            timed = events.when(event, book)
            rule = series.rule_of(event, book, timed.start)
            whole = events.foreign(event, timed, method=method)
            certain = not timed.start.whole_day and book.zone(timed.start).known is not None and _in_years(timed.start)
            if not certain or not self._wanted(whole):
                self.events.append(whole)
                return
            starts = series.occurrences(event, timed, rule, book, self._window)
        except BrokenEventError as error:
            self._fault(event, error)
            return
        if len(starts) > series.MOST:
            self.events.append(whole._replace(start=None, doubt=series.too_many()))
            return
        self.endless += rule is not None and rule.endless
        self.series.add(events.uid_of(event))
        for at in starts:
            one = timed._replace(settled=book.settle(timed.start._replace(naive=at, utc=timed.start.utc)))
            key = _key(one.settled.at, at)
            if key not in stands and f"{at:%Y%m%d}" not in stands:
                self.events.append(events.foreign(event, one, method=method)._replace(occurrence=key))

    def _fault(self, event: Component, error: BrokenEventError) -> None:
        self.faults.append(EventFault(error.line, events.title_of(event), error.reason))


def _groups(found: Sequence[Component]) -> dict[str, _Group]:
    """Return the events by their UID, in the order of the file."""
    groups: dict[str, _Group] = {}
    for one in found:
        group = groups.setdefault(events.uid_of(one), _Group([], []))
        (group.masters if one.first("RECURRENCE-ID") is None else group.changed).append(one)
    return groups


def _version(event: Component) -> tuple[int, str]:
    """Return by what the later of two versions of an event is known (RFC 5546, 2.1.5)."""
    return events.version_of(event), event.text("DTSTAMP")


def _latest(found: Sequence[Component]) -> Component | None:
    """Return the latest version of an event. Raises BrokenEventError for two that cannot be told apart."""
    if len(found) <= 1:
        return found[0] if found else None
    *_, before, last = sorted(found, key=_version)
    if _version(before) == _version(last) and _told(before) != _told(last):
        raise BrokenEventError(
            last.line,
            bilingual(
                f"another event has the same UID and version (line {before.line})",
                f"un autre événement a les mêmes UID et version (ligne {before.line})",
            ),
        )
    return last


def _told(event: Component) -> list[tuple[str, str]]:
    """Return what an event says, in any order of its lines."""
    return sorted((one.name, one.value) for one in event.properties)


def _latest_of_each(changed: Sequence[Component], book: ZoneBook, start: LocalTime | None) -> Iterator[Component]:
    """Yield the latest version of each occurrence that was changed."""
    found: dict[str, list[Component]] = {}
    for one in changed:
        found.setdefault(_occurrence(one, book, start), []).append(one)
    for versions in found.values():
        yield sorted(versions, key=_version)[-1]


def _occurrence(event: Component, book: ZoneBook, start: LocalTime | None) -> str:
    """Return which occurrence a changed one is: its original start in UTC, or a day.

    `start` is that of the series, None where the file has only the occurrence. Raises BrokenEventError.
    """
    one = event.every("RECURRENCE-ID")[0]
    if "RANGE" in one.params:
        raise BrokenEventError(
            one.line,
            bilingual(
                "it changes all later occurrences at once (RANGE), which is not read",
                "il change d'un coup toutes les occurrences suivantes (RANGE), ce qui n'est pas lu",
            ),
        )
    at = events.read_time(one)
    if at.whole_day:
        return f"{at.naive:%Y%m%d}"
    if start is not None and at.tzid is None and not at.utc:
        at = at._replace(tzid=start.tzid, utc=start.utc)
    return _key(book.settle(at).at, at.naive)


def _key(at: datetime | None, naive: datetime) -> str:
    """Return the key of an occurrence: its original start in UTC, as it is written where that is not certain."""
    return f"{at.astimezone(UTC):{_STAMP}}" if at is not None else f"{naive:%Y%m%dT%H%M%S}"


def _in_years(start: LocalTime) -> bool:
    """Return whether a series begins in a year that is looked at."""
    return FIRST_YEAR <= start.naive.year <= LAST_YEAR

"""One VEVENT: when it is, who is in it, whether it was called off; what is wrong with it, and on which line."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from mentorcli.formats.ics.lines import Component, Property
from mentorcli.formats.ics.zones import LocalTime, Settled, ZoneBook, local_time
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.models.calendar import ForeignEvent, Person
from mentorcli.models.session import MAX_MINUTES, SessionKind
from mentorcli.text import Bilingual, bilingual, normalise, one_line, visible

OWN_UID = "@mentorcli"
"""What the UID of a session ends with in an export; before it stands the session's id."""
NO_UID = "no-uid:"
"""What a UID begins with that was made up, since the file has none."""
KIND, STUDENT = "X-MENTOR-KIND", "X-MENTOR-STUDENT"
ONCE = ("DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "UID")
"""The properties of which an event has one at most, on pain of meaning two things."""
_SHOWN = 60
_MOST_SEQUENCE = 2**31 - 1
_MOST_DIGITS = 18
_CANCELLED = ("CANCELLED", "CANCELED")


class BrokenEventError(Exception):
    """An event that cannot be read: the line of the file, and why."""

    def __init__(self, line: int, reason: Bilingual) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Timed(NamedTuple):
    """When an event is: its start as written, and its length, None where it has none; `doubt` says what is wrong."""

    start: LocalTime
    settled: Settled
    length: timedelta | None
    line: int


def title_of(event: Component) -> str:
    """Return what an event is called, on one line."""
    return one_line(normalise(event.text("SUMMARY"))) or ""


def uid_of(event: Component) -> str:
    """Return the UID of an event; one without gets one of its title and start, the same whenever it is read."""
    found = event.text("UID")
    if found:
        return found
    start = event.first("DTSTART")
    told = f"{event.text('SUMMARY')}\0{start.value if start is not None else ''}"
    return f"{NO_UID}{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def check(event: Component) -> None:
    """Raise BrokenEventError for what would be read wrong without a sign: a property twice, or one swallowed."""
    for name in ONCE:
        found = event.every(name)
        if len(found) > 1:
            raise BrokenEventError(
                found[1].line,
                bilingual(
                    f"{name} stands there twice (line {found[0].line} too)",
                    f"{name} y est deux fois (aussi à la ligne {found[0].line})",
                ),
            )
    for one in event.properties:
        if one.swallowed is not None:
            raise BrokenEventError(
                one.swallowed,
                bilingual(
                    f"the line begins with a space, so that it belongs to {one.name} above",
                    f"la ligne commence par une espace\u00a0: elle appartient à {one.name}, au-dessus",
                ),
            )


def is_cancelled(event: Component, method: str) -> bool:
    """Return whether an event was called off: itself, or the whole message that it came with."""
    return method == "CANCEL" or event.text("STATUS").upper() in _CANCELLED


def when(event: Component, book: ZoneBook) -> Timed:
    """Return when an event is. Raises BrokenEventError."""
    first = event.first("DTSTART")
    if first is None:
        raise BrokenEventError(event.line, bilingual("it has no DTSTART", "il n'a pas de DTSTART"))
    start = read_time(first)
    settled = book.settle(start)
    if settled.at is not None and not FIRST_YEAR <= settled.at.year <= LAST_YEAR:
        settled = Settled(doubt=_year(settled.at.year))
    return Timed(start, settled, _length(event, book, start, settled), first.line)


def read_time(one: Property, value: str | None = None) -> LocalTime:
    """Return the time of a property. Raises BrokenEventError for what is none."""
    try:
        return local_time(one, value)
    except (ValueError, OverflowError):
        said = visible((one.value if value is None else value)[:_SHOWN])
        raise BrokenEventError(
            one.line,
            bilingual(f"{one.name} '{said}' is no time", f"{one.name} «\u00a0{said}\u00a0» n'est pas une heure"),
        ) from None


def _length(event: Component, book: ZoneBook, start: LocalTime, settled: Settled) -> timedelta | None:
    """Return the length of an event, by elapsed time where both ends are instants; None where nothing says it."""
    duration, last = event.first("DURATION"), event.first("DTEND")
    if last is not None:
        end = read_time(last)
        until = book.settle(end)
        if settled.at is not None and until.at is not None:
            length = until.at - settled.at
        elif (start.tzid, start.utc, start.whole_day) == (end.tzid, end.utc, end.whole_day):
            length = end.naive - start.naive
        else:
            return None
        line = last.line
    elif duration is not None:
        length, line = _duration(duration), duration.line
    else:
        return None
    if length < timedelta():
        raise BrokenEventError(line, bilingual("it ends before it begins", "il finit avant de commencer"))
    return length or None


def _duration(one: Property) -> timedelta:
    from icalendar.prop import vDuration

    try:
        found: timedelta = vDuration.from_ical(one.value.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        said = visible(one.value[:_SHOWN])
        raise BrokenEventError(
            one.line, bilingual(f"DURATION '{said}' is none", f"DURATION «\u00a0{said}\u00a0» n'en est pas une")
        ) from None
    return found


def foreign(event: Component, timed: Timed | None, *, method: str = "") -> ForeignEvent:
    """Return an event of a file; `timed` is when it is, None for one called off without saying when."""
    doubt, minutes = (timed.settled.doubt, None) if timed is not None else (None, None)
    if timed is not None and timed.length is not None:
        minutes = -(-int(timed.length.total_seconds()) // 60)
        if minutes > MAX_MINUTES:
            doubt, minutes = doubt or _too_long(), None
    kind = event.text(KIND)
    own = bool(kind)
    return ForeignEvent(
        line=event.line,
        uid=uid_of(event),
        title=title_of(event),
        start=timed.settled.at if timed is not None and doubt is None else None,
        minutes=minutes,
        sequence=_sequence(event),
        stamp=_stamp(event),
        people=tuple(_person(one) for name in ("ATTENDEE", "ORGANIZER") for one in event.every(name)),
        cancelled=is_cancelled(event, method),
        doubt=doubt,
        notes=(normalise(event.text("DESCRIPTION")) or None) if own else None,
        own=own,
        student=event.text(STUDENT) or None,
        kind=SessionKind(kind) if kind in set(SessionKind) else None,
        repeated=timed is not None and timed.settled.repeated,
    )


def _person(one: Property) -> Person:
    """Return a participant: the name beside the address, and the address itself."""
    scheme, colon, address = one.value.strip().partition(":")
    email = address if colon and scheme.lower() == "mailto" else None
    return Person(one.params.get("CN") or None, email.strip() or None if email else None)


def _sequence(event: Component) -> int:
    """Return how often an event was changed, 0 where nothing readable says so."""
    return min(version_of(event), _MOST_SEQUENCE)


def version_of(event: Component) -> int:
    """Return the SEQUENCE of an event as it stands, 0 where nothing readable says so.

    One that is too long for any program to have counted so far is the largest of all.
    """
    written = event.text("SEQUENCE")
    if not (written.isascii() and written.isdecimal()):
        return 0
    digits = written.lstrip("0")
    return int(digits or 0) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _stamp(event: Component) -> datetime | None:
    """Return when an event was written last, None where nothing readable says so."""
    one = event.first("DTSTAMP")
    try:
        found = local_time(one) if one is not None else None
    except ValueError:
        return None
    known = found is not None and found.utc and FIRST_YEAR <= found.naive.year <= LAST_YEAR
    return found.naive.replace(tzinfo=UTC) if found is not None and known else None


def _year(year: int) -> Bilingual:
    return bilingual(
        f"it falls in the year {year}: years go from {FIRST_YEAR} to {LAST_YEAR}",
        f"il tombe en {year}\u00a0: les années vont de {FIRST_YEAR} à {LAST_YEAR}",
    )


def _too_long() -> Bilingual:
    return bilingual("it lasts more than 24 hours", "il dure plus de 24 heures")

"""Events of a calendar: what is kept of one beside its session, and one as a file has it, before it meets the store."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models import Record, check_moments, record
from mentorcli.models.session import SessionKind
from mentorcli.text import Bilingual


@record
class CalendarEvent(Record):
    """The event of another calendar by which a session is known there; the id is that of the session.

    `uid`, `sequence` and `stamp` (UID, SEQUENCE, DTSTAMP; RFC 5545) are as that calendar last had them. `occurrence` is
    the one of a series, by its original start in UTC (`20261124T130000Z`). `tied`: the session was here before the
    event was known, and keeps the UID under which it was exported. `least` is the number below which an export has
    none, since one was exported before that. Raises ValueError for a stamp without a zone and for
    a sequence below 0.
    """

    id: str
    uid: str
    sequence: int = 0
    stamp: datetime | None = None
    occurrence: str | None = None
    tied: bool = False
    least: int = 0

    def __post_init__(self) -> None:
        check_moments(stamp=self.stamp)
        if min(self.sequence, self.least) < 0:
            raise ValueError(f"sequence is {min(self.sequence, self.least)}, below 0")


class Person(NamedTuple):
    """Somebody an event names beside its title: an attendee, or who invites."""

    name: str | None = None
    email: str | None = None


class ForeignEvent(NamedTuple):
    """One event of a file, an occurrence of a series as one of its own.

    `line` is where it begins in the file. `uid` is made up of title and start where the file has none. `start` is in
    UTC, None where no instant is certain: `doubt` says why. `minutes` is its length, None where the file has none.
    `cancelled` events may have no start. `own`: it comes from an export of mentor's, which notes its `kind`, and the
    slug of the `student` where several have that name. `repeated`: a clock change repeats that local time, and the
    first is taken.
    """

    line: int
    uid: str
    title: str
    start: datetime | None = None
    minutes: int | None = None
    occurrence: str | None = None
    sequence: int = 0
    stamp: datetime | None = None
    people: tuple[Person, ...] = ()
    cancelled: bool = False
    doubt: Bilingual | None = None
    notes: str | None = None
    own: bool = False
    student: str | None = None
    kind: SessionKind | None = None
    repeated: bool = False


class EventFault(NamedTuple):
    """An event that cannot be read: the line that says why, its title as far as it has one, and the reason."""

    line: int
    title: str
    reason: Bilingual


class ForeignCalendar(NamedTuple):
    """What was read of a file.

    `series` are the UIDs of those whose every occurrence within the window is among `events`; `endless` is how many
    of them have no end of their own. `others` counts what is no event, by its name in the file; `loose` are lines that
    belong to nothing.
    """

    encoding: str
    events: tuple[ForeignEvent, ...]
    faults: tuple[EventFault, ...] = ()
    series: frozenset[str] = frozenset()
    endless: int = 0
    others: tuple[tuple[str, int], ...] = ()
    loose: int = 0


class Window(NamedTuple):
    """From when to when occurrences of series are looked for (aware): the end is excluded."""

    start: datetime
    end: datetime

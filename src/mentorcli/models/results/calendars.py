"""What the services behind `mentor calendar` return."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.calendar import EventFault
from mentorcli.models.session import Session, SessionKind
from mentorcli.text import Bilingual


class ExportedEvent(NamedTuple):
    """A session as an event: `start` is aware, `stamp` when it was changed last, in UTC.

    `name` is the student's, or their initials. `off`: it was called off. `student` is the student's slug where others
    have that name too.
    """

    uid: str
    sequence: int
    stamp: datetime
    start: datetime
    minutes: int
    name: str
    kind: SessionKind
    off: bool = False
    notes: str | None = None
    student: str | None = None
    session: str = ""


class CalendarExport(NamedTuple):
    """Sessions as the events of a calendar, in order of their start.

    `zone` is the name of the zone of their times, None for UTC; `text` is the file; `out` is where it was written,
    None where it is printed.
    """

    events: tuple[ExportedEvent, ...]
    zone: str | None
    text: str = ""
    out: str | None = None


class Become(StrEnum):
    """What becomes of an event of a file."""

    NEW = "new"
    MOVED = "moved"
    CALLED_OFF = "called-off"
    UNCHANGED = "unchanged"
    NOBODY = "nobody"
    DOUBTFUL = "doubtful"


class ImportedEvent(NamedTuple):
    """An event of a file, and what becomes of it.

    `start` is aware, None where it is not certain. `session` is the one it is, or would be; `before` the one that is
    moved, as it is now; `name` the student's. `reason` says why it is left out. `title` is the event's own.
    """

    become: Become
    line: int
    title: str
    start: datetime | None = None
    session: Session | None = None
    before: Session | None = None
    name: str | None = None
    reason: Bilingual | None = None
    repeated: bool = False


class CalendarImport(NamedTuple):
    """What an import of a calendar does, or would do.

    `faults` are the events that cannot be read. `tied` counts sessions that are here already and are known by their
    event from now on. `past` counts new ones that have begun: they wait to be documented. `made_up` counts new ones
    whose length is not in the file. `outside` counts events that were left out by what was asked for, or that were
    called off without being here; `endless` the series without an end, of which what begins before `until` (aware) is
    taken. `others` counts what is no event, by its name in the file, `loose` lines that belong to nothing.
    """

    encoding: str
    events: tuple[ImportedEvent, ...]
    faults: tuple[EventFault, ...] = ()
    tied: int = 0
    past: int = 0
    made_up: int = 0
    outside: int = 0
    endless: int = 0
    until: datetime | None = None
    others: tuple[tuple[str, int], ...] = ()
    loose: int = 0
    saved: bool = False

    @property
    def counts(self) -> Counter[Become]:
        """How many events become what."""
        return Counter(one.become for one in self.events)

    @property
    def changes(self) -> int:
        """How many sessions are new or moved."""
        counts = self.counts
        return counts[Become.NEW] + counts[Become.MOVED]

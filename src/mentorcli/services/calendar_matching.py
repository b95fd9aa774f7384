"""The events of a calendar held against the store: what is new, moved, called off, in doubt, and what is nobody's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from mentorcli.formats.ics.events import OWN_UID
from mentorcli.formats.names import name_key
from mentorcli.models.calendar import CalendarEvent, ForeignCalendar, ForeignEvent, Window
from mentorcli.models.results.calendars import Become, ImportedEvent
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.student import is_random_id
from mentorcli.rules import scheduling
from mentorcli.rules.calendar import People
from mentorcli.rules.foreign import Meant, Namesake
from mentorcli.services import calendar_faults as faults
from mentorcli.services.calendar_versions import Editions, editions_of, exported_version, moved_here, origin
from mentorcli.services.session_outcome import of_its_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords

_ID_CHARS = 12
_ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
Key = tuple[str, str | None]
"""The UID of an event and, of a series, its occurrence."""


class Asked(NamedTuple):
    """What of a file is asked for: one student's, by slug, and what begins within a span (aware, the end excluded)."""

    student: str | None = None
    start: datetime | None = None
    end: datetime | None = None

    def holds(self, start: datetime) -> bool:
        """Return whether a start lies within the span."""
        return (self.start is None or start >= self.start) and (self.end is None or start < self.end)


class Matched(NamedTuple):
    """What becomes of each event, and what is to be written for each student: sessions, and events to know them by."""

    events: tuple[ImportedEvent, ...]
    sessions: Mapping[str, list[Session]]
    links: Mapping[str, list[CalendarEvent]]
    tied: int
    made_up: int
    outside: int


class Matching:
    """One file held against the students, each step told to `progress`."""

    def __init__(
        self, workspace: Workspace, asked: Asked, known: Mapping[str, StudentRecords], progress: Callable[[int], None]
    ) -> None:
        self._workspace = workspace
        self._asked = asked
        self._known = known
        self._progress = progress
        self._people = People(
            [Namesake(one.id, name_key(one.student.name), one.student.email) for one in known.values()]
        )
        self._sessions: dict[str, Session] = {}
        self._starts: dict[tuple[str, datetime], Session] = {}
        self._links: dict[Key, str] = {}
        self._link_of: dict[str, CalendarEvent] = {}
        self._meant: dict[tuple[object, ...], Meant] = {}
        self._told: dict[str, Editions] = {}
        self._seen: set[str] = set()
        self._found: list[ImportedEvent] = []
        self._changed: dict[str, list[Session]] = {}
        self._noted: dict[str, list[CalendarEvent]] = {}
        self._tied = self._made_up = self._outside = 0
        for records in known.values():
            self._take_in(records)

    def _take_in(self, records: StudentRecords) -> None:
        """Note the sessions of a student, and the events by which they are known."""
        for session in records.sessions.values():
            self._sessions[session.id] = session
            self._note_start(session)
        for link in records.records(CalendarEvent).values():
            if link.id in records.sessions:
                self._links[link.uid, link.occurrence] = link.id
                self._link_of[link.id] = link

    def _note_start(self, session: Session) -> None:
        key = session.student, session.scheduled_at.astimezone(UTC)
        if session.status is not SessionStatus.CANCELLED or key not in self._starts:
            self._starts[key] = session

    def matched(self, file: ForeignCalendar, window: Window) -> Matched:
        """Return what becomes of the events of a file: those that are known first, so that none is taken twice."""
        rest: list[ForeignEvent] = []
        for event in file.events:
            known = list(self._known_by(event))
            for session in known:
                self._seen.add(session.id)
                self._again(event, session)
            if not known:
                rest.append(event)
            self._progress(1)
        gone = self._gone(file, window)
        for event in sorted(rest, key=lambda one: (one.start or window.start, one.line)):
            self._first_time(event, gone)
        for session in gone:
            self._add(Become.CALLED_OFF, None, session)
        return Matched(tuple(self._found), self._changed, self._noted, self._tied, self._made_up, self._outside)

    def _add(self, become: Become, event: ForeignEvent | None, session: Session | None = None, **more: object) -> None:
        """Note what becomes of an event; None: of a session whose event is in the file no more."""
        one = ImportedEvent(
            become,
            event.line if event is not None else 0,
            event.title if event is not None else "",
            (event.start if event is not None else None) or (session.scheduled_at if session is not None else None),
            session,
            name=self._known[session.student].student.name if session is not None else None,
            repeated=event is not None and event.repeated,
        )
        self._found.append(one._replace(**more))

    # Events that are known

    def _known_by(self, event: ForeignEvent) -> Iterator[Session]:
        """Yield the session of an event: by the event it came from, else by the id in a UID of our own.

        A series that was called off as a whole has all of its sessions.
        """
        found = self._links.get((event.uid, event.occurrence))
        if found is None and event.uid.endswith(OWN_UID):
            found = event.uid.removesuffix(OWN_UID)
        if found in self._sessions:
            yield self._sessions[found]
        elif event.cancelled and event.occurrence is None:
            ids = [one for (uid, _), one in self._links.items() if uid == event.uid]
            yield from (self._sessions[one] for one in ids)

    def _again(self, event: ForeignEvent, session: Session) -> None:
        """Hold an event against the session that it is known by."""
        asked = self._asked
        at = event.start or session.scheduled_at
        if asked.student not in (None, session.student) or not asked.holds(at):
            self._outside += 1
            return
        minutes = event.minutes or session.duration_minutes
        same = event.start == session.scheduled_at and minutes == session.duration_minutes
        scheduled = session.status is SessionStatus.SCHEDULED
        if event.cancelled:
            self._add(Become.CALLED_OFF if scheduled else Become.UNCHANGED, event, session)
        elif event.doubt is not None or event.start is None:
            self._add(Become.DOUBTFUL, event, session, reason=event.doubt)
        elif same:
            self._add(Become.UNCHANGED, event, session)
        elif not scheduled:
            self._add(Become.UNCHANGED, event, session, reason=faults.documented())
        else:
            self._move(event, session, event.start, minutes)

    def _move(self, event: ForeignEvent, session: Session, start: datetime, minutes: int) -> None:
        """Move a session to where its event is, unless it was moved here since, or another one is there."""
        records, editions = self._known[session.student], self._editions(session.student)
        if event.sequence < moved_here(editions, records, session):
            self._add(Become.DOUBTFUL, event, session, reason=faults.stale())
            return
        other = self._starts.get((session.student, start))
        if other is not None and other.id != session.id and other.status is not SessionStatus.CANCELLED:
            self._add(Become.DOUBTFUL, event, session, reason=faults.taken())
            return
        moved = replace(session, scheduled_at=start)
        if minutes != session.duration_minutes:
            moved = scheduling.with_details(moved, SessionDetails(minutes=minutes), records.projects)
        moved = of_its_day(self._workspace, records, moved)
        self._save(moved)
        source = origin(records, session, private=False)
        version = exported_version(editions, session, source, notes=False)
        link = self._link_of.get(session.id)
        stamp = max(event.stamp or self._workspace.now, version.stamp)
        self._note(moved, event, tied=link is not None and link.tied, sequence=version.sequence + 1, stamp=stamp)
        self._add(Become.MOVED, event, moved, before=session)

    def _editions(self, slug: str) -> Editions:
        if slug not in self._told:
            self._told[slug] = editions_of(self._workspace, self._known[slug])
        return self._told[slug]

    def _save(self, session: Session) -> None:
        self._changed.setdefault(session.student, []).append(session)
        self._sessions[session.id] = session
        self._note_start(session)

    def _note(
        self, session: Session, event: ForeignEvent, *, tied: bool, sequence: int = 0, stamp: datetime | None = None
    ) -> None:
        """Note by which event a session is known from now on."""
        version = max(event.sequence, sequence), stamp or event.stamp
        link = CalendarEvent(session.id, event.uid, *version, event.occurrence, tied)
        self._noted.setdefault(session.student, []).append(link)

    # Series of which occurrences are there no more

    def _gone(self, file: ForeignCalendar, window: Window) -> list[Session]:
        """Return the planned sessions whose series is in the file, and they in it no more."""
        asked = self._asked
        return [
            session
            for (uid, occurrence), key in self._links.items()
            if occurrence is not None and uid in file.series and key not in self._seen
            for session in [self._sessions[key]]
            if session.status is SessionStatus.SCHEDULED
            and window.start <= session.scheduled_at < window.end
            and asked.student in (None, session.student)
        ]  # fmt: skip

    def _in_its_place(self, event: ForeignEvent, slug: str, gone: list[Session]) -> Session | None:
        """Return the one session of the same series and week that is gone: the series was moved."""
        if event.occurrence is None or event.start is None:
            return None
        week = self._workspace.local(event.start).isocalendar()[:2]
        found = [
            one
            for one in gone
            if one.student == slug
            and self._link_of[one.id].uid == event.uid
            and self._workspace.local(one.scheduled_at).isocalendar()[:2] == week
        ]
        return found[0] if len(found) == 1 else None

    # Events that are not known

    def _first_time(self, event: ForeignEvent, gone: list[Session]) -> None:
        """Take in an event that is seen for the first time."""
        asked = self._asked
        if event.cancelled or (event.start is not None and not asked.holds(event.start)):
            self._outside += 1
            return
        whom = self._whom(event)
        slug = whom.slug
        if slug is None and asked.student is not None and asked.student in whom.several:
            slug = asked.student
        if asked.student is not None and slug != asked.student:
            self._outside += 1
        elif slug is None and not whom.several:
            self._add(Become.NOBODY, event)
        elif slug is None:
            self._add(Become.DOUBTFUL, event, reason=faults.several(whom.several))
        elif event.doubt is not None or event.start is None:
            self._add(Become.DOUBTFUL, event, name=self._known[slug].student.name, reason=event.doubt)
        else:
            self._of(slug, event, event.start, gone)

    def _whom(self, event: ForeignEvent) -> Meant:
        """Return whose an event is, by title, names and addresses; which of namesakes is noted in our own exports."""
        key = event.title, event.people
        if key not in self._meant:
            texts = [event.title, *(one.name for one in event.people if one.name)]
            emails = [one.email for one in event.people if one.email]
            self._meant[key] = self._people.meant([frozenset(name_key(text).split()) for text in texts], emails)
        whom = self._meant[key]
        return Meant(event.student) if event.student in whom.several else whom

    def _of(self, slug: str, event: ForeignEvent, start: datetime, gone: list[Session]) -> None:
        """Take in an event of a student: as the session that is there already, as one that moved, or as a new one."""
        before = self._in_its_place(event, slug, gone)
        if before is not None:
            gone.remove(before)
            self._move(event, before, start, event.minutes or before.duration_minutes)
            return
        here = self._starts.get((slug, start))
        if here is None:
            self._new(self._known[slug], event, start)
        elif here.id in self._seen or here.id in self._link_of:
            self._add(Become.DOUBTFUL, event, here, reason=faults.taken())
        else:
            self._seen.add(here.id)
            self._add(Become.UNCHANGED, event, here)
            if here.status is SessionStatus.SCHEDULED:
                self._tied += 1
                self._note(here, event, tied=True)

    def _new(self, records: StudentRecords, event: ForeignEvent, start: datetime) -> None:
        own = [one for one in self._sessions.values() if one.student == records.id] if event.kind is None else []
        session = scheduling.new_session(
            self._id(event),
            records.student,
            start,
            day=self._workspace.local(start).date(),
            sessions=own,
            projects=records.projects,
            kind=event.kind,
            minutes=event.minutes,
        )
        details = SessionDetails(minutes=event.minutes, notes=event.notes)
        session = scheduling.with_details(session, details, records.projects)
        self._made_up += event.minutes is None
        self._seen.add(session.id)
        self._save(session)
        self._note(session, event, tied=False)
        self._add(Become.NEW, event, session)

    def _id(self, event: ForeignEvent) -> str:
        """Return the id of a new session: that of our own UID, else always the same one for the same event."""
        own = event.uid.removesuffix(OWN_UID)
        made = own if own != event.uid and is_random_id(own) else _made_id(event.uid, event.occurrence)
        return record_id() if made in self._sessions else made


def _made_id(uid: str, occurrence: str | None) -> str:
    """Return the id of a session by its event, with a letter and a digit in it."""
    digest = hashlib.sha256(f"calendar\0{uid}\0{occurrence or ''}".encode()).digest()
    made = "".join(_ID_LETTERS[byte & 31] for byte in digest[: _ID_CHARS - 2])
    return f"{made}{digest[-1] % 10}{'abcdefgh'[digest[-2] % 8]}"


def past(sessions: Iterable[Session], now: datetime) -> int:
    """Return how many sessions have begun."""
    return sum(one.scheduled_at <= now for one in sessions)


def in_order(events: Sequence[ImportedEvent], last: datetime) -> tuple[ImportedEvent, ...]:
    """Return events by what becomes of them, then by their start; those without one stand last."""
    order = list(Become)
    return tuple(sorted(events, key=lambda one: (order.index(one.become), one.start or last, one.line)))

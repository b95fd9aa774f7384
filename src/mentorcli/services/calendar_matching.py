"""The events of a calendar held against the store: what is new, moved, called off, in doubt, and what is nobody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from mentorcli.formats.ics.events import OWN_UID
from mentorcli.models.calendar import CalendarEvent, ForeignCalendar, ForeignEvent, Window
from mentorcli.models.results.calendars import Become, ImportedEvent
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.student import is_random_id
from mentorcli.rules import scheduling
from mentorcli.services import calendar_faults as faults
from mentorcli.services.calendar_here import Here, Key
from mentorcli.services.calendar_people import Recognition
from mentorcli.services.calendar_series import counterparts
from mentorcli.services.calendar_versions import exported_version, is_older, origin
from mentorcli.services.session_outcome import of_its_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id, record_id_of
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import Bilingual


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

    events: list[ImportedEvent]
    sessions: dict[str, list[Session]]
    links: dict[str, list[CalendarEvent]]
    tied: int = 0
    made_up: int = 0
    outside: int = 0


class Matching:
    """One file held against the students, each step told to `progress`."""

    def __init__(
        self, workspace: Workspace, asked: Asked, known: Mapping[str, StudentRecords], progress: Callable[[int], None]
    ) -> None:
        self._workspace = workspace
        self._asked = asked
        self._progress = progress
        self._here = Here(workspace, known)
        self._known = known
        self._recognition = Recognition(known.values())
        self._seen: set[str] = set()  # sessions whose event is in the file
        self._taken: set[Key] = set()  # events that were new
        self._before: dict[Key, Session] = {}  # what the occurrences of series that were moved stand for
        self._found = Matched([], {}, {})
        self._tied = self._made_up = self._outside = 0

    def matched(self, file: ForeignCalendar, window: Window) -> Matched:
        """Return what becomes of the events of a file: those that are known first, so that none is taken twice."""
        rest: list[ForeignEvent] = []
        for event in file.events:
            known = list(self._here.known_by(event))
            for session in known:
                self._again(event, session)
            if not known:
                rest.append(event)
            self._progress(1)
        student = self._asked.student
        left = self._here.series(file.series, window)
        moved = [one for one in left if one.id not in self._seen and student in (None, one.student)]
        gone = [one for one in moved if one.status is SessionStatus.SCHEDULED]
        certain = (one for one in rest if one.start is not None and not one.cancelled and self._asked.holds(one.start))
        self._before = counterparts(certain, moved, self._here.link_of, self._workspace.local)
        for event in sorted(rest, key=lambda one: (one.start or window.start, one.line)):
            self._first_time(event, gone)
        for session in gone:
            self._add(Become.CALLED_OFF, None, session)
        return self._found._replace(tied=self._tied, made_up=self._made_up, outside=self._outside)

    def _add(
        self,
        become: Become,
        event: ForeignEvent | None,
        session: Session | None = None,
        reason: Bilingual | None = None,
        *,
        before: Session | None = None,
        slug: str | None = None,
    ) -> None:
        """Note what becomes of an event; None: of a session whose event is in the file no more."""
        start = event.start if event is not None else None
        if event is not None and event.cancelled and session is not None:
            start = session.scheduled_at  # a series that was called off whole has one start, its sessions have theirs
        slug = session.student if session is not None else slug
        one = ImportedEvent(
            become,
            event.line if event is not None else 0,
            event.title if event is not None else "",
            session.scheduled_at if start is None and session is not None else start,
            session,
            before,
            self._known[slug].student.name if slug is not None else None,
            reason,
            repeated=event is not None and event.repeated,
        )
        self._found.events.append(one)

    # Events that are known

    def _again(self, event: ForeignEvent, session: Session) -> None:
        """Hold an event against the session that it is known by."""
        asked, twice = self._asked, session.id in self._seen
        self._seen.add(session.id)
        at = session.scheduled_at if event.cancelled or event.start is None else event.start
        if asked.student not in (None, session.student) or not asked.holds(at):
            self._outside += 1
            return
        minutes = event.minutes or session.duration_minutes
        same = event.start == session.scheduled_at and minutes == session.duration_minutes
        scheduled = session.status is SessionStatus.SCHEDULED
        if event.cancelled:
            self._add(Become.CALLED_OFF if scheduled else Become.UNCHANGED, event, session)
        elif event.doubt is not None or event.start is None:
            self._add(Become.DOUBTFUL, event, session, event.doubt)
        elif same or not scheduled:
            self._add(Become.UNCHANGED, event, session, None if same else faults.documented())
        elif twice:
            self._add(Become.DOUBTFUL, event, session, faults.twice())
        else:
            self._move(event, session, event.start, minutes)

    def _move(self, event: ForeignEvent, session: Session, start: datetime, minutes: int) -> None:
        """Move a session to where its event is, unless it was moved here since, or another one is there."""
        records, link = self._known[session.student], self._here.link_of.get(session.id)
        editions = self._here.editions(session.student)
        if is_older(event, editions, records, session):
            self._add(Become.DOUBTFUL, event, session, faults.stale())
            return
        other = self._here.at(session.student, start)
        if other is not None and other.id != session.id and other.status is not SessionStatus.CANCELLED:
            self._add(Become.DOUBTFUL, event, session, faults.taken())
            return
        moved = replace(session, scheduled_at=start)
        if minutes != session.duration_minutes:
            moved = scheduling.with_details(moved, SessionDetails(minutes=minutes), records.projects)
        moved = of_its_day(self._workspace, records, moved)
        version = exported_version(editions, session, origin(records, session, private=False), notes=False)
        stamp = max(event.stamp or self._workspace.now, version.stamp)
        tied = link is not None and link.tied
        self._save(moved, event, CalendarEvent(
            moved.id, event.uid, event.sequence, stamp, event.occurrence, tied, least=version.sequence + 1
        ))  # fmt: skip
        self._add(Become.MOVED, event, moved, before=session)

    def _save(self, session: Session, event: ForeignEvent, link: CalendarEvent) -> None:
        """Note a session to be written, and by which event it is known from now on."""
        self._found.sessions.setdefault(session.student, []).append(session)
        self._found.links.setdefault(session.student, []).append(link)
        self._here.note(session)
        self._seen.add(session.id)
        self._taken.add((event.uid, event.occurrence))

    # Events that are not known

    def _first_time(self, event: ForeignEvent, gone: list[Session]) -> None:
        """Take in an event that is seen for the first time."""
        asked = self._asked
        if event.start is not None and not asked.holds(event.start):
            self._outside += 1
            return
        whom = self._recognition.whom(event)
        slug = asked.student if asked.student in whom.several else whom.slug
        if event.cancelled:
            self._called_off(event, slug)
        elif asked.student is not None and slug != asked.student:
            self._outside += 1
        elif slug is None and not whom.several:
            self._add(Become.NOBODY, event)
        elif slug is None:
            self._add(Become.DOUBTFUL, event, reason=faults.several(whom.several))
        elif event.doubt is not None or event.start is None:
            self._add(Become.DOUBTFUL, event, reason=event.doubt, slug=slug)
        elif (event.uid, event.occurrence) in self._taken:
            self._add(Become.DOUBTFUL, event, reason=faults.twice(), slug=slug)
        else:
            self._of(slug, event, event.start, gone)

    def _called_off(self, event: ForeignEvent, slug: str | None) -> None:
        """Take in an event that was called off: of interest only where its session is planned here."""
        here = self._here.at(slug, event.start) if slug is not None and event.start is not None else None
        wanted = self._asked.student in (None, slug)
        if here is not None and here.status is SessionStatus.SCHEDULED and here.id not in self._seen and wanted:
            self._add(Become.CALLED_OFF, event, here)
        else:
            self._outside += 1

    def _of(self, slug: str, event: ForeignEvent, start: datetime, gone: list[Session]) -> None:
        """Take in an event of a student: as the session that is there already, as one that moved, or as a new one."""
        before = self._before.get((event.uid, event.occurrence))
        here = self._here.at(slug, start)
        if before is not None and before.student == slug and before in gone:
            gone.remove(before)
            self._move(event, before, start, event.minutes or before.duration_minutes)
        elif before is not None and before.student == slug and here in (None, before):
            self._seen.add(before.id)
            self._add(Become.UNCHANGED, event, before, None if here is before else faults.documented())
        elif here is None:
            self._new(self._known[slug], event, start)
        elif here.id in self._seen or here.id in self._here.link_of:
            self._add(Become.DOUBTFUL, event, here, faults.taken())
        else:
            self._tie(event, here)

    def _tie(self, event: ForeignEvent, session: Session) -> None:
        """Know a session that is here already by its event from now on; one that is documented needs none."""
        self._seen.add(session.id)
        self._add(Become.UNCHANGED, event, session)
        if session.status is SessionStatus.SCHEDULED:
            self._tied += 1
            self._taken.add((event.uid, event.occurrence))
            link = CalendarEvent(session.id, event.uid, event.sequence, event.stamp, event.occurrence, tied=True)
            self._found.links.setdefault(session.student, []).append(link)

    def _new(self, records: StudentRecords, event: ForeignEvent, start: datetime) -> None:
        session = scheduling.new_session(
            self._id(event),
            records.student,
            start,
            day=self._workspace.local(start).date(),
            sessions=self._here.of(records.id),
            projects=records.projects,
            kind=event.kind,
            minutes=event.minutes,
        )
        details = SessionDetails(minutes=event.minutes, notes=event.notes)
        session = scheduling.with_details(session, details, records.projects)
        self._made_up += event.minutes is None
        self._save(session, event, CalendarEvent(
            session.id, event.uid, event.sequence, event.stamp, event.occurrence
        ))  # fmt: skip
        self._add(Become.NEW, event, session)

    def _id(self, event: ForeignEvent) -> str:
        """Return the id of a new session: that of our own UID, else always the same one for the same event."""
        own = event.uid.removesuffix(OWN_UID)
        made = (
            own
            if own != event.uid and is_random_id(own)
            else record_id_of(f"calendar\0{event.uid}\0{event.occurrence or ''}")
        )
        return record_id() if made in self._here.sessions else made


def past(sessions: Iterable[Session], now: datetime) -> int:
    """Return how many sessions have begun."""
    return sum(one.scheduled_at <= now for one in sessions)


def in_order(events: Sequence[ImportedEvent], last: datetime) -> tuple[ImportedEvent, ...]:
    """Return events by what becomes of them, then by their start; those without one stand last."""
    order = list(Become)
    return tuple(sorted(events, key=lambda one: (order.index(one.become), one.start or last, one.line)))

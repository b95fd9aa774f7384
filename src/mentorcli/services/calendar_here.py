"""What is here of a calendar: the sessions by id, by start and by the event they are known by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from mentorcli.formats.ics.events import OWN_UID
from mentorcli.models.calendar import CalendarEvent, ForeignEvent, Window
from mentorcli.models.session import Session, SessionStatus
from mentorcli.services.calendar_versions import Editions, editions_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

Key = tuple[str, str | None]
"""The UID of an event and, of a series, its occurrence."""


class Here:
    """The sessions of all students, those that an import brings among them once they are noted."""

    def __init__(self, workspace: Workspace, known: Mapping[str, StudentRecords]) -> None:
        self.known = known
        self.sessions: dict[str, Session] = {}
        self.link_of: dict[str, CalendarEvent] = {}
        self._workspace = workspace
        self._of_student: dict[str, dict[str, Session]] = {}
        self._starts: dict[tuple[str, datetime], Session] = {}
        self._links: dict[Key, str] = {}
        self._told: dict[str, Editions] = {}
        for records in known.values():
            for session in records.sessions.values():
                self.note(session)
            for link in records.records(CalendarEvent).values():
                if link.id in records.sessions:  # a session that was deleted can be imported again
                    self._links[link.uid, link.occurrence] = link.id
                    self.link_of[link.id] = link

    def note(self, session: Session) -> None:
        """Take in a session, or its new start."""
        self.sessions[session.id] = session
        self._of_student.setdefault(session.student, {})[session.id] = session
        key = session.student, session.scheduled_at.astimezone(UTC)
        if session.status is not SessionStatus.CANCELLED or key not in self._starts:
            self._starts[key] = session

    def known_by(self, event: ForeignEvent) -> Iterator[Session]:
        """Yield the session of an event: by the event it came from, else by the id in a UID of our own.

        A series that was called off as a whole has all of its sessions.
        """
        found = self._links.get((event.uid, event.occurrence))
        if found is None and event.uid.endswith(OWN_UID):
            found = event.uid.removesuffix(OWN_UID)
        if found in self.sessions:
            yield self.sessions[found]
        elif event.cancelled and event.occurrence is None:
            yield from (self.sessions[key] for (uid, _), key in self._links.items() if uid == event.uid)

    def of(self, slug: str) -> Iterator[Session]:
        """Yield the sessions of a student."""
        yield from self._of_student.get(slug, {}).values()

    def at(self, slug: str, start: datetime) -> Session | None:
        """Return the session of a student that begins at a moment (aware), one that was called off after all others."""
        found = self._starts.get((slug, start.astimezone(UTC)))
        return found if found is not None and self.sessions[found.id].scheduled_at == start else None

    def series(self, uids: frozenset[str], window: Window) -> Iterator[Session]:
        """Yield the sessions of a window that are known as occurrences of series, documented ones among them."""
        for (uid, occurrence), key in self._links.items():
            session = self.sessions[key]
            if occurrence is not None and uid in uids and window.start <= session.scheduled_at < window.end:
                yield session

    def editions(self, slug: str) -> Editions:
        """Return what a student's journal tells of their sessions."""
        if slug not in self._told:
            self._told[slug] = editions_of(self._workspace, self.known[slug])
        return self._told[slug]

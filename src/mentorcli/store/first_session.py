"""The mentor's very first held session, as the mentor's own journal notes it.

It follows from the sessions of all students. The note spares a `session log` from opening their journals; whatever
could make another session the first one sets it back to unknown before it is written.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from mentorcli.models.session import ERASED, FirstSession, Session, by_start
from mentorcli.rules import recording
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords

Write = Callable[[FirstSession, datetime], object]
"""Writes a note to the mentor's journal, as an operation at a time (an aware datetime)."""


class FirstSessionNote:
    """The note of the first held session while the store is held for a change."""

    def __init__(self, store: Store, write: Write) -> None:
        self._store = store
        self._write = write
        self._earliest: Session | None = None

    def remember(self, session: Session, at: datetime) -> None:
        """Note the very first held session, looking through all students where it is not known.

        `session` was just saved as held. Where this cannot be written it stays unknown: the next question looks again.
        """
        if self._store.first_session() is not None or not session.held:
            return
        found = self._earliest or self._store.earliest_held()
        note = recording.first_held(found, self._store.erased_first_day()) if found is not None else None
        if note is not None:
            with contextlib.suppress(OSError):
                self._write(note, at)

    def invalidate(self, at: datetime) -> None:
        """Set the note back to unknown, before a change that could make another session the first."""
        if self._store.first_session() is not None:
            self._write(FirstSession(erased=self._store.erased_first_day()), at)

    def keep_day(self, known: StudentRecords, zone: tzinfo | None, at: datetime, *, doubtful: bool = False) -> bool:
        """Keep the local day of the first held session where its student is about to be erased; return whether it is.

        Nothing else of the session is kept. `zone` None: the system's. Where not all of the student could be read
        (`doubtful`) the note is set back to unknown otherwise: it may be about a session of theirs.
        """
        own = recording.first_session(session for session in known.sessions.values() if session.held)
        if own is None or not self._is_first(own):
            if doubtful:
                self.invalidate(at)
            return False
        from mentorcli.when.clock import day_start  # 2 ms: only where a student is erased

        begun = day_start(own.scheduled_at.astimezone(zone).date(), zone)
        self._write(FirstSession(ERASED, begun, erased=begun, gone=known.student.tombstone), at)
        return True

    def _is_first(self, own: Session) -> bool:
        """Return whether a held session is the first of all that can be read and of those erased."""
        noted = self._store.first_session()
        if noted is not None:
            return noted.session == own.id
        erased = self._store.erased_first_day()
        if erased is not None and erased <= own.scheduled_at:
            return False
        with self._store.faults_as_warnings():
            held = [one for one in self._store.all_sessions() if one.held]
            return recording.first_session([*held, own]) == own  # it is not among them where its student is unreadable

    def take_over_day(self, erased: datetime | None, at: datetime) -> None:
        """Keep the day of an erased first session that another copy of the store knew, where it is the earlier one."""
        known = self._store.erased_first_day()
        if erased is not None and (known is None or erased < known):
            self._write(FirstSession(erased=erased), at)

    def invalidate_if_later(self, held: Sequence[Session], at: datetime) -> None:
        """Set the note back to unknown where one of these sessions was held before the one noted.

        That one is the first then: nobody needs to be looked through for it.
        """
        if recording.any_earlier(held, self._store.first_session()):
            self.invalidate(at)
            self._earliest = min(held, key=by_start)

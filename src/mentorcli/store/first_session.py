"""The mentor's very first held session, as the mentor's own journal notes it.

It follows from the sessions of all students. The note spares a `session log` from opening their journals; whatever
could make another session the first one sets it back to unknown before it is written.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime

from mentorcli.models.session import FirstSession, Session, by_start
from mentorcli.store.repository import Store

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
        if found is not None:
            with contextlib.suppress(OSError):
                self._write(FirstSession(found.id, found.scheduled_at), at)

    def invalidate(self, at: datetime) -> None:
        """Set the note back to unknown, before a change that could make another session the first."""
        if self._store.first_session() is not None:
            self._write(FirstSession(), at)

    def invalidate_if_later(self, held: Sequence[Session], at: datetime) -> None:
        """Set the note back to unknown where one of these sessions was held before the one noted.

        That one is the first then: nobody needs to be looked through for it.
        """
        noted = self._store.first_session()
        if noted is None or noted.at is None:
            return
        earliest = min(held, key=by_start)
        if earliest.scheduled_at < noted.at:
            self.invalidate(at)
            self._earliest = earliest

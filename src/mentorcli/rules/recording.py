"""Which sessions are recorded: the mentor's very first and every presentation.

Domain, section 2; FAQ `recording-sessions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from mentorcli.models.session import ERASED, FirstSession, Session, SessionKind, SessionStatus, by_start


def first_session(sessions: Iterable[Session]) -> Session | None:
    """Return the mentor's very first session, over all students.

    It is the earliest one held; while none was held, the earliest one planned. None where there is neither.
    """
    known = list(sessions)
    for status in (SessionStatus.COMPLETED, SessionStatus.SCHEDULED):
        candidates = [session for session in known if session.status is status]
        if candidates:
            return min(candidates, key=by_start)
    return None


def first_held(earliest: Session | None, erased: datetime | None) -> FirstSession | None:
    """Return what is known of the mentor's first held session; None before any was held.

    `earliest` is the earliest one held of the students who are there, `erased` the beginning of the day (aware) of
    the first one where its student was erased.
    """
    if erased is not None and (earliest is None or erased <= earliest.scheduled_at):
        return FirstSession(ERASED, erased, erased=erased)
    return FirstSession(earliest.id, earliest.scheduled_at, erased=erased) if earliest is not None else None


def any_earlier(held: Iterable[Session], first: FirstSession | None) -> bool:
    """Return whether any held session stands before the one noted as the first; none does where that is unknown.

    Of two at one start the id decides, as wherever sessions are sorted, but not against one that was erased.
    """
    if first is None or first.at is None:
        return False
    known = first.session or ""
    noted = (first.at.astimezone(UTC), "" if known == ERASED else known)
    return any(by_start(one) < noted for one in held)


def recording_required(session: Session, first_id: str | None) -> bool:
    """Return whether a session is to be recorded; `first_id` is the id of the mentor's very first.

    A session that was missed or cancelled has nothing to record.
    """
    if session.kind is not SessionKind.PRESENTATION and session.id != first_id:
        return False  # nearly all
    return session.status in (SessionStatus.SCHEDULED, SessionStatus.COMPLETED)


def recording_missing(session: Session, first_id: str | None) -> bool:
    """Return whether a session was held, had to be recorded, and has no recording."""
    return session.status is SessionStatus.COMPLETED and not session.recording and recording_required(session, first_id)

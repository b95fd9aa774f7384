"""Which sessions pass a filter."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.session import Session
from mentorcli.models.session_filter import SessionFilter
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.session_outcome import is_undocumented


def within(session: Session, start: datetime | None, end: datetime | None) -> bool:
    """Return whether a session begins in a span: not before its start, and before its end (None: open)."""
    return (start is None or session.scheduled_at >= start) and (end is None or session.scheduled_at < end)


def fits(session: Session, wanted: SessionFilter, now: datetime, first_id: str | None) -> bool:
    """Return whether a session passes a filter; `first_id` is the id of the mentor's very first session."""
    return (
        within(session, wanted.start, wanted.end)
        and (not wanted.statuses or session.status in wanted.statuses)
        and (not wanted.kinds or session.kind in wanted.kinds)
        and (not wanted.undocumented or is_undocumented(session, now))
        and (not wanted.missing_recording or recording_missing(session, first_id))
    )

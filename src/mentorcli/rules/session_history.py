"""What a change of a session was: planned, moved, judged, corrected; and which of its facts it changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.session_history import EventKind, FieldChange, SessionEvent

FIELDS = (
    *("scheduled_at", "duration_minutes", "kind", "status", "reason", "late_seconds", "cancelled_at", "actual_minutes"),
    *("because", "policy", "limit_seconds", "recording", "project", "level", "funding", "notes"),
)
"""The facts of a session that a person can tell apart, in the order in which they are told."""
_JUDGED = frozenset(("status", "reason", "late_seconds", "cancelled_at", "policy", "limit_seconds", "because"))
IMPORTS = ("store import", "session import", "calendar import")
_BY_CLOCK = timedelta(minutes=5)


def changes(before: Session | None, after: Session | None) -> tuple[FieldChange, ...]:
    """Return the facts that differ, None standing for those of a session that was not there."""
    both = [
        (field, getattr(before, field) if before else None, getattr(after, field) if after else None)
        for field in FIELDS
    ]
    return tuple(FieldChange(field, was, now) for field, was, now in both if was != now)


def kind_of_change(before: Session | None, after: Session | None, command: str) -> EventKind:
    """Return what a command did that left a session as it is after it; that of an undo is another matter."""
    if after is None:
        return EventKind.DELETED
    if before is None:
        if command in IMPORTS:
            return EventKind.IMPORTED
        return EventKind.PLANNED if after.status is SessionStatus.SCHEDULED else EventKind.RECORDED
    found = {change.field for change in changes(before, after)}
    if after.status is SessionStatus.SCHEDULED and before.status is not SessionStatus.SCHEDULED:
        return EventKind.UNMARKED if command == "noshow unmark" else EventKind.REOPENED
    if found & _JUDGED:
        if command == "noshow unmark":
            return EventKind.UNMARKED
        return EventKind.JUDGED if before.status is SessionStatus.SCHEDULED else EventKind.JUDGED_AGAIN
    return EventKind.MOVED if "scheduled_at" in found else EventKind.CORRECTED


def first(events: list[SessionEvent]) -> SessionEvent | None:
    """Return the change with which the session came, of those that count; None where none does."""
    return next(
        (event for event in events if event.before is None and event.after is not None and not event.undone), None
    )


def judging(events: list[SessionEvent], session: Session) -> SessionEvent | None:
    """Return the change that told what happened as it stands now: the last one that gave the session its status.

    None for a session that is not documented.
    """
    if session.status is SessionStatus.SCHEDULED:
        return None
    told: SessionEvent | None = None
    for event in events:
        before = event.before.status if event.before else None
        if event.after is not None and event.after.status is not before:
            told = event
    return told


def documented_first(events: list[SessionEvent]) -> SessionEvent | None:
    """Return the change that told what happened first, whatever became of it; None where none did."""
    told = (one for one in events if one.after is not None and one.after.status is not SessionStatus.SCHEDULED)
    return next(told, None)


def corrections(events: list[SessionEvent]) -> list[SessionEvent]:
    """Return what was written after the session was documented first, whatever stands now; an undo too."""
    first_told = documented_first(events)
    return events[events.index(first_told) + 1 :] if first_told is not None else []


def other_clock(event: SessionEvent) -> bool:
    """Return whether the machine's clock said another time than the event bears, by more than 5 minutes."""
    return event.written is not None and abs(event.at - event.written) > _BY_CLOCK


def other_zone(event: SessionEvent, zone: tzinfo | None) -> bool:
    """Return whether the event was written under another offset than the mentor's zone has at that moment."""
    return event.at.utcoffset() != event.at.astimezone(zone).utcoffset()


def same_day(at: datetime, event: datetime, zone: tzinfo | None) -> bool:
    """Return whether two moments (aware) fall on one local day, which the platform asks for (domain, section 5)."""
    return at.astimezone(zone).date() == event.astimezone(zone).date()


def happened_at(event: SessionEvent) -> datetime:
    """Return when what a change tells happened: the arrival, the moment of calling off, the start of an absence.

    What is told of no moment of its own, such as a plan, happened when it was written.
    """
    told = event.after
    if told is None or event.takes_back is not None or told.status is SessionStatus.SCHEDULED:
        return event.at
    before = event.before
    if before is not None and not {change.field for change in event.changes} & _JUDGED:
        return event.at
    return told.cancelled_at or told.scheduled_at.astimezone(UTC) + timedelta(seconds=told.late_seconds or 0)


def judged_as(events: list[SessionEvent], session: Session) -> Session:
    """Return the session as it was when its verdict was given last: with the start and the length that it rests on.

    The session itself where no line gave a verdict.
    """
    found = session
    for event in events:
        facts = {change.field for change in event.changes}
        if event.after is not None and facts & _JUDGED and event.after.status is not SessionStatus.SCHEDULED:
            found = event.after
    return found

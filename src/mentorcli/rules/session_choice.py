"""Which session is meant by a command that names none, or only a moment (domain, section 8), and which ones fit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from mentorcli.models.session import Session, SessionFilter, SessionStatus, by_start
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.session_outcome import is_undocumented

A_DAY = timedelta(hours=24)


def distance(session: Session, moment: datetime) -> timedelta:
    """Return the elapsed time between a session's start and a moment, either way."""
    # Two datetimes of one zone would be subtracted by the clock on the wall, so the offsets are compared.
    return abs(timedelta(seconds=session.scheduled_at.timestamp() - moment.timestamp()))


def nearest(sessions: Iterable[Session], moment: datetime) -> Session | None:
    """Return the session that starts nearest to a moment, the earlier one of two equals."""
    return min(sessions, key=lambda s: (distance(s, moment), *by_start(s)), default=None)


def on_day(sessions: Iterable[Session], moment: datetime, zone: tzinfo | None) -> list[Session]:
    """Return the sessions that start on the local day of a moment (`zone` None: the system's)."""
    day = moment.astimezone(zone).date()
    return [session for session in sessions if session.scheduled_at.astimezone(zone).date() == day]


def planned_ahead(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """Return the scheduled sessions that have not begun, in order of their start."""
    ahead = [s for s in sessions if s.status is SessionStatus.SCHEDULED and s.scheduled_at > now]
    return sorted(ahead, key=by_start)


def to_log(
    sessions: Iterable[Session], now: datetime, *, at: datetime | None, cancelled: bool, zone: tzinfo | None
) -> Session | None:
    """Return the session that a report is about, None where a new one is to be made.

    It is the one that starts at the moment asked for (`at`), be it documented or not, else the scheduled one nearest
    to it (None: to now) on the same local day. One that has not begun is not what happened, unless it was called off
    (`cancelled`), or nothing says that another was meant. What was called off without a moment may be on another day.
    """
    known = list(sessions)
    scheduled = [session for session in known if session.status is SessionStatus.SCHEDULED]
    exact = next((session for session in [*scheduled, *known] if session.scheduled_at == at), None)
    if exact is not None:
        return exact
    moment = at or now
    today = on_day(scheduled, moment, zone)
    if at is not None and not cancelled:
        today = [session for session in today if session.scheduled_at <= now]
    found = nearest(today, moment)
    return to_cancel(known, now) if found is None and at is None and cancelled else found


def to_cancel(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session that a cancellation without a date means.

    The scheduled one nearest to now within 24 h either side, else the next one.
    """
    scheduled = [session for session in sessions if session.status is SessionStatus.SCHEDULED]
    close = [session for session in scheduled if distance(session, now) <= A_DAY]
    return nearest(close, now) or next(iter(planned_ahead(scheduled, now)), None)


def to_mark(sessions: Iterable[Session], now: datetime, *, late: bool, cancelled: bool) -> Session | None:
    """Return the session that marking a no-show without a date means.

    It is the latest scheduled or no-show one that is past or within 24 h. One that has begun goes before one that
    has not: always where the student came late (`late`), never where the session was called off (`cancelled`), and
    else while it still has to be documented.
    """
    wanted = (SessionStatus.SCHEDULED, SessionStatus.NO_SHOW)
    candidates = sorted(
        (s for s in sessions if s.status in wanted and s.scheduled_at <= now + A_DAY),
        key=by_start,
    )
    if not candidates:
        return None
    begun = [session for session in candidates if session.scheduled_at <= now]
    if begun and not cancelled and (late or begun[-1].status is SessionStatus.SCHEDULED):
        return begun[-1]
    return candidates[-1]


def to_mark_at(sessions: Iterable[Session], start: datetime, zone: tzinfo | None) -> Session | None:
    """Return the session that marking a no-show at a moment means, None where a new one is to be made.

    It is the one that starts then, else the scheduled one of that local day, else a documented one that was going on.
    """
    known = list(sessions)
    exact = [session for session in known if session.scheduled_at == start]
    scheduled = [session for session in known if session.status is SessionStatus.SCHEDULED]
    return (
        nearest(exact, start)
        or nearest(on_day(scheduled, start, zone), start)
        or documented_at(known, start, minutes=1)
    )


def documented_at(sessions: Iterable[Session], start: datetime, minutes: int) -> Session | None:
    """Return the session already documented at that moment: begun at it, or held over part of the same time."""
    start = start.astimezone(UTC)  # a zone's own rules, asked once for each session, would take longer than the rest
    end = start + timedelta(minutes=minutes)
    held = (SessionStatus.COMPLETED, SessionStatus.NO_SHOW)
    found = [
        session
        for session in sessions
        if session.scheduled_at < end
        and session.status is not SessionStatus.SCHEDULED
        and (session.scheduled_at == start or (start < session.ends_at and session.status in held))
    ]
    return min(found, key=by_start, default=None)


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

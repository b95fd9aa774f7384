"""Which session is meant, how long one is planned, and which ones overlap (domain, section 8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from mentorcli.models.session import Session, SessionKind, SessionStatus, by_start
from mentorcli.models.student import Funding

PRESENTATION_MINUTES = 30
SELF_PAID_MINUTES = 30
USUAL_MINUTES = 45
A_DAY = timedelta(hours=24)
A_WEEK = timedelta(weeks=1)


def planned_minutes(kind: SessionKind, funding: Funding) -> int:
    """Return the planned length: a presentation 30 minutes, self-paid 30, everyone else 45."""
    if kind is SessionKind.PRESENTATION:
        return PRESENTATION_MINUTES
    return SELF_PAID_MINUTES if funding is Funding.SELF_PAID else USUAL_MINUTES


def begun(now: datetime, minutes: int) -> datetime:
    """Return when a session of that length began that ends now, on the minute."""
    return now.replace(second=0, microsecond=0) - timedelta(minutes=minutes)


def a_week_after(start: datetime) -> datetime:
    """Return the same time on the clock a week later, without a zone: the usual next date (domain, section 8)."""
    return start.replace(tzinfo=None) + A_WEEK


def default_kind(sessions: Iterable[Session]) -> SessionKind:
    """Return what a student's next session is for: the first one is the discovery, the others mentoring.

    A session that was cancelled does not count as the first.
    """
    others = any(session.status is not SessionStatus.CANCELLED for session in sessions)
    return SessionKind.MENTORING if others else SessionKind.DISCOVERY


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


def to_cancel(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session that a cancellation without a date means.

    The scheduled one nearest to now within 24 h either side, else the next one.
    """
    scheduled = [session for session in sessions if session.status is SessionStatus.SCHEDULED]
    close = [session for session in scheduled if distance(session, now) <= A_DAY]
    ahead = [session for session in scheduled if session.scheduled_at > now]
    return nearest(close, now) or min(ahead, key=by_start, default=None)


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


def overlapping(sessions: Iterable[Session], start: datetime, minutes: int) -> list[Session]:
    """Return the sessions planned or held that share time with a span, in order of their start."""
    end = start + timedelta(minutes=minutes)
    live = (SessionStatus.SCHEDULED, SessionStatus.COMPLETED)
    found = [s for s in sessions if s.status in live and s.scheduled_at < end and start < s.ends_at]
    return sorted(found, key=by_start)


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

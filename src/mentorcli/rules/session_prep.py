"""What a session is prepared with: which one is meant, how long it is until then, what tells of the last one.

Domain, sections 6 and 8.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.rules.session_choice import planned_ahead
from mentorcli.rules.session_outcome import is_undocumented

A_MINUTE = timedelta(minutes=1)


class Prepared(NamedTuple):
    """The session that is prepared for (None: none is planned), and another one that is going on and not documented."""

    session: Session | None
    going_on: Session | None


def going_on(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session that has begun, is not documented and is not over as planned; the latest of several."""
    moment = now.astimezone(UTC)
    begun = [one for one in sessions if is_undocumented(one, now) and moment < one.ends_at.astimezone(UTC)]
    return max(begun, key=by_start, default=None)


def to_prepare(sessions: Iterable[Session], now: datetime) -> Prepared:
    """Return the student's next session that has not begun, else the one that is going on; `now` is aware."""
    known = list(sessions)
    running, ahead = going_on(known, now), planned_ahead(known, now)
    return Prepared(ahead[0], running) if ahead else Prepared(running, None)


def minutes_until(session: Session, now: datetime) -> int:
    """Return the whole minutes from `now` (aware) to a session's start by elapsed time, below 0 once it has begun."""
    left = session.scheduled_at.astimezone(UTC) - now.astimezone(UTC)
    return int(left / A_MINUTE)


def documented_before(sessions: Iterable[Session], session: Session | None, now: datetime) -> list[Session]:
    """Return the documented sessions that began before `now` and before the one prepared for, the latest first."""
    moment = now if session is None else min(now, session.scheduled_at)
    told = [one for one in sessions if one.status is not SessionStatus.SCHEDULED and one.scheduled_at < moment]
    return sorted(told, key=by_start, reverse=True)


def is_near(day: date | None, today: date, weeks: int) -> bool:
    """Return whether a presentation's local day is today or within so many weeks; one without a day is not."""
    return day is not None and today <= day <= today + timedelta(weeks=weeks)

"""The clock of a session: which session it is for, what it shows, what may be noted when (domain, section 5).

All moments are aware; the present is an argument, in whole seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from mentorcli.models.session import MAX_MINUTES, Session, SessionStatus, by_start
from mentorcli.models.session_clock import ClockReading, Lateness, Measured, Resumed, Stage
from mentorcli.rules.noshow import elapsed_seconds
from mentorcli.rules.session_choice import HALF_A_DAY, NEAR, Ask, Choice, Take, distance, to_log
from mentorcli.rules.session_outcome import is_undocumented

MINUTE = 60


def to_start(sessions: Iterable[Session], now: datetime) -> Choice:
    """Return which session a clock is started for.

    It is the one that is going on, else the only one that began within 12 hours and is open, or is planned within
    them; otherwise as for `session log`.
    """
    known = list(sessions)
    running = [one for one in known if is_undocumented(one, now) and now < one.ends_at]
    if running:
        return Take(max(running, key=by_start))
    near = [one for one in known if one.status is SessionStatus.SCHEDULED and distance(one, now) <= HALF_A_DAY]
    if len(near) == 1:
        return Take(near[0])
    return Ask(tuple(sorted(near, key=by_start)), new=True) if near else to_log(known, now)


def at_hand(session: Session, now: datetime) -> bool:
    """Return whether a session goes on, or is to start within two hours: a clock that was left waits until then."""
    return now < session.ends_at and session.scheduled_at - now <= NEAR


def is_open(measured: Measured, sessions: Iterable[Session]) -> bool:
    """Return whether what was measured can still be logged: the session is there, and not documented."""
    if measured.session is None:
        return all(one.scheduled_at != measured.start or one.status is SessionStatus.SCHEDULED for one in sessions)
    return any(one.id == measured.session and one.status is SessionStatus.SCHEDULED for one in sessions)


def planned_end(measured: Measured) -> datetime:
    """Return when the session is over, had it its planned length from the start, or from the arrival after it."""
    begun = max(measured.start.astimezone(UTC), (measured.arrived or measured.start).astimezone(UTC))
    return begun + timedelta(minutes=measured.minutes)


def resumed(measured: Measured, now: datetime, zone: tzinfo | None, *, boot: str | None) -> Resumed:
    """Return how a clock goes on that was left, `boot` being the run of the machine now (None: not known).

    As it was until the planned end, and where the end or an absence was noted. After that only the mentor knows whether
    the session goes on, unless the day is over or the machine was started anew: then it is over, whenever it ended.
    """
    if measured.stage in (Stage.ENDED, Stage.ABSENT):
        return Resumed.RUNNING
    end = planned_end(measured)
    if now < end:
        return Resumed.RUNNING
    another = boot is not None and measured.boot is not None and boot != measured.boot
    return Resumed.OVER if another or end.astimezone(zone).date() < now.astimezone(zone).date() else Resumed.DOUBTFUL


def reading(measured: Measured, limit_seconds: int, now: datetime) -> ClockReading:
    """Return what a clock shows at a moment."""
    until = elapsed_seconds(measured.start, now)
    shown = -until if until < 0 else until
    if measured.stage is not Stage.AWAITED:
        end = measured.ended or measured.absent or now
        shown = max(0, elapsed_seconds(measured.arrived or measured.start, end))
    left = elapsed_seconds(measured.ended or now, planned_end(measured))
    return ClockReading(measured.stage, lateness(until, limit_seconds), shown, limit_seconds, left)


def lateness(seconds: int, limit_seconds: int) -> Lateness:
    """Return how so many seconds after the start, negative before it, compare with the limit."""
    if seconds < 0:
        return Lateness.NONE
    if seconds > limit_seconds:
        return Lateness.BEYOND
    if seconds == limit_seconds:
        return Lateness.REACHED
    return Lateness.NEAR if seconds * 3 >= limit_seconds * 2 else Lateness.WITHIN


def absent_from(measured: Measured, limit_seconds: int) -> datetime:
    """Return from when on an absence can be noted."""
    return measured.start.astimezone(UTC) + timedelta(seconds=limit_seconds)


def taken_back(measured: Measured) -> Measured:
    """Return what was measured without what was noted last."""
    if measured.ended is not None:
        return replace(measured, ended=None)
    return replace(measured, absent=None) if measured.absent is not None else replace(measured, arrived=None)


def lasted_minutes(measured: Measured) -> int | None:
    """Return the real length, from the arrival to the end, in the nearest whole minutes.

    None where either is not known, and for what is no length of a session: under half a minute, or over a day.
    """
    if measured.arrived is None or measured.ended is None:
        return None
    minutes = (elapsed_seconds(measured.arrived, measured.ended) + MINUTE // 2) // MINUTE
    return minutes if 0 < minutes <= MAX_MINUTES else None

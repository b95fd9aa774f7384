"""Which session is meant by a command that names none, or only a moment.

An open session is one that is scheduled, has begun and is not documented. Nothing is guessed: where more than one can
be meant, the answer is to ask.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.rules.session_outcome import is_undocumented

HALF_A_DAY = timedelta(hours=12)
A_DAY = timedelta(hours=24)  # no session is longer
A_WEEK = timedelta(days=7)
NEAR = timedelta(hours=2)


class Take(NamedTuple):
    """A session is meant, and this is it."""

    session: Session


class Make(NamedTuple):
    """A new session is to be made: at a moment (aware), or as its length and what happened say (`start` None).

    `asked`: a new one was asked for.
    """

    start: datetime | None = None
    asked: bool = False


class Ask(NamedTuple):
    """One of these sessions is meant, and only the mentor knows which; `new`: or a new one."""

    sessions: tuple[Session, ...]
    new: bool = False


class Refuse(NamedTuple):
    """No session can be meant: this one is documented already, or there is none at all (`session` None)."""

    session: Session | None = None


Choice = Take | Make | Ask | Refuse


def readings(at: datetime | None, other: datetime | None) -> tuple[datetime, ...]:
    """Return the ways a moment that was named can be read, the likelier one first."""
    return tuple(dict.fromkeys(moment for moment in (at, other) if moment is not None))


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


def latest(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session that a student stands for where something is told: the latest that has begun, else the next.

    None where there is no session at all.
    """
    known = list(sessions)[::-1]  # of two at one start that are alike, the one written last
    begun = [session for session in known if session.scheduled_at <= now]
    if begun:
        return max(begun, key=lambda one: (_start(one), one.status is not SessionStatus.CANCELLED))
    return min(
        known,
        key=lambda one: (one.status is not SessionStatus.SCHEDULED, _start(one), *_called_off_last(one)),
        default=None,
    )


def _start(session: Session) -> datetime:
    """Return a session's start in UTC."""
    return session.scheduled_at.astimezone(UTC)


def _called_off_last(session: Session) -> tuple[bool, bool]:
    """Return the key by which, of sessions at one start, the one to document goes first and one called off last."""
    return session.status is not SessionStatus.SCHEDULED, session.status is SessionStatus.CANCELLED


def to_log(
    sessions: Iterable[Session],
    now: datetime,
    *,
    at: Sequence[datetime] = (),
    new: bool = False,
    cancelled: bool = False,
    zone: tzinfo | None = None,
) -> Choice:
    """Return which session a report is about (contract, `session log`).

    `at` is the moment that was named, in each way that it can be read, the likeliest first; nothing where none was.
    `new`: a new session is asked for; `cancelled`: the report is that the session was called off.
    """
    known = list(sessions)
    if new:
        return Make(at[0] if at else None, asked=True)
    if at:
        return _at(known, now, at, cancelled=cancelled, zone=zone)
    recent = _recent(known, now)
    if recent is not None:
        return Take(recent)
    older = [session for session in known if is_undocumented(session, now) and distance(session, now) <= A_WEEK]
    ahead = planned_ahead(known, now)
    if cancelled:
        if older:
            return Ask((*sorted(older, key=by_start), *ahead[:1]))
        return Take(ahead[0]) if ahead else Refuse()
    waiting = (*sorted(older, key=by_start), *(session for session in ahead if distance(session, now) <= HALF_A_DAY))
    return Ask(waiting, new=True) if waiting else Make()


def to_cancel(
    sessions: Iterable[Session], now: datetime, *, at: Sequence[datetime] = (), zone: tzinfo | None = None
) -> Choice:
    """Return which session is called off: the next not begun, or the one at a moment (`at`, as in `to_log`)."""
    if at:
        choice = _at(list(sessions), now, at, cancelled=True, zone=zone)
        return _without_new(choice)
    ahead = planned_ahead(sessions, now)
    return Take(ahead[0]) if ahead else Refuse()


def to_mark(
    sessions: Iterable[Session],
    now: datetime,
    *,
    documented: Sequence[Session],
    at: Sequence[datetime] = (),
    new: bool = False,
    cancelled: bool = False,
    zone: tzinfo | None = None,
) -> Choice:
    """Return which session is marked as a no-show (contract, `noshow mark`).

    It is the one that `to_log` takes, else the only one of `documented`, those that were documented within a day. One
    that is documented at the moment named is taken too: whether it may be marked is another question. Without a moment
    none is ever made.
    """
    choice = to_log(sessions, now, at=at, new=new, cancelled=cancelled, zone=zone)
    if at:
        return Take(choice.session) if isinstance(choice, Refuse) and choice.session is not None else choice
    if isinstance(choice, Take):
        return choice
    asked = choice.sessions if isinstance(choice, Ask) else ()
    waiting = tuple(session for session in asked if cancelled or session.scheduled_at <= now)
    if not waiting and len(documented) == 1:
        return Take(documented[0])
    waiting = waiting or tuple(sorted(documented, key=by_start))
    return Ask(waiting) if waiting else Refuse()


def to_move(sessions: Iterable[Session], now: datetime) -> Choice:
    """Return which session gets a start that lies ahead: the next that has not begun; an open one may be meant too."""
    known = list(sessions)
    ahead = planned_ahead(known, now)[:1]
    waiting = [session for session in known if is_undocumented(session, now) and distance(session, now) <= A_WEEK]
    if ahead and waiting:
        return Ask((*sorted(waiting, key=by_start), *ahead))
    if ahead:
        return Take(ahead[0])
    found = latest(known, now)
    return Take(found) if found is not None else Refuse()


def _recent(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the open session that is running, else the last that began within 12 hours."""
    waiting = [session for session in sessions if is_undocumented(session, now)]
    recent = [session for session in waiting if now < session.ends_at or distance(session, now) <= HALF_A_DAY]
    return max(recent, key=lambda session: (now < session.ends_at, *by_start(session)), default=None)


def _at(
    known: Sequence[Session], now: datetime, at: Sequence[datetime], *, cancelled: bool, zone: tzinfo | None
) -> Choice:
    """Return which session is meant by a moment: the one begun then or going on, else the open one of that day."""
    there = [found for moment in at if (found := _going_on(known, moment)) is not None]
    planned = [session for session in there if session.status is SessionStatus.SCHEDULED]
    if there:
        begun = [session for session in planned if cancelled or session.scheduled_at <= now]
        chosen = begun or planned or there
        return Ask(tuple(chosen)) if len(chosen) > 1 else take(chosen[0])
    for moment in at:
        live = [
            session
            for session in known
            if session.status is SessionStatus.SCHEDULED and (cancelled or session.scheduled_at <= now)
        ]
        nearby = [session for session in live if distance(session, moment) <= NEAR]
        close = nearest(nearby or on_day(live, moment, zone), moment)
        if close is not None and (cancelled or moment <= now):
            return Take(close) if nearby else Ask((close,), new=True)
    return Make(at[0])


def take(session: Session) -> Choice:
    """Return the session where it is still to be documented, else the refusal to document it again."""
    return Take(session) if session.status is SessionStatus.SCHEDULED else Refuse(session)


def _going_on(sessions: Iterable[Session], moment: datetime) -> Session | None:
    """Return the session that starts at a moment, else one that goes on then, those to document first."""
    at = moment.astimezone(UTC)  # a zone's own rules, asked once for each session, would take longer than the rest
    near = [one for one in list(sessions)[::-1] if at - A_DAY < one.scheduled_at <= at]
    found = [
        one
        for one in near
        if one.scheduled_at == at or (one.status is not SessionStatus.CANCELLED and at < one.ends_at)
    ]
    return min(found, key=lambda one: (one.scheduled_at != at, *_called_off_last(one), _start(one)), default=None)


def _without_new(choice: Choice) -> Choice:
    """Return a choice among the sessions that there are: none is made."""
    if isinstance(choice, Ask):
        return Ask(choice.sessions)
    return Refuse() if isinstance(choice, Make) else choice


def documented_at(sessions: Iterable[Session], start: datetime, minutes: int | None) -> Session | None:
    """Return the session already documented at that moment: begun at it, or held over part of the same time.

    `minutes` None: only one that began at it.
    """
    start = start.astimezone(UTC)  # as above
    end = start + timedelta(minutes=minutes or 0)
    held = (SessionStatus.COMPLETED, SessionStatus.NO_SHOW) if minutes else ()
    near = [one for one in list(sessions)[::-1] if start - A_DAY < one.scheduled_at]
    found = [
        session
        for session in near
        if session.status is not SessionStatus.SCHEDULED
        and (
            session.scheduled_at == start
            or (session.scheduled_at < end and start < session.ends_at and session.status in held)
        )
    ]
    return min(found, key=lambda one: (_start(one), *_called_off_last(one)), default=None)


def sharing_time(sessions: Iterable[Session], new: Session) -> list[Session]:
    """Return the sessions, called off ones aside, that share time with a new one, in order of their start."""
    start, end = new.scheduled_at.astimezone(UTC), new.ends_at.astimezone(UTC)
    near = (one for one in sessions if start - A_DAY < one.scheduled_at < end)
    live = (one for one in near if one.status is not SessionStatus.CANCELLED and one.id != new.id)
    return sorted((one for one in live if start < one.ends_at), key=by_start)


def may_be_same(sessions: Iterable[Session], new: Session, now: datetime, *, absent: bool) -> list[Session]:
    """Return the documented sessions that a report without a moment may be about again.

    The latest comes first, those called off last.

    They share time with the `new` session that would be made; for an absence they only began within 12 hours.
    """
    start, end = new.scheduled_at.astimezone(UTC), new.ends_at.astimezone(UTC)
    told = (one for one in sessions if one.status is not SessionStatus.SCHEDULED)
    found = [
        one
        for one in told
        if (one.scheduled_at < end and start < one.ends_at)
        or (absent and one.scheduled_at <= now and distance(one, now) <= HALF_A_DAY)
    ]
    return sorted(found, key=lambda one: (one.status is SessionStatus.CANCELLED, -one.scheduled_at.timestamp()))

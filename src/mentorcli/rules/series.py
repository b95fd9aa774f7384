"""Which sessions belong to one weekly series, and which of them change together (domain, section 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.models.session import Session, SessionKind, SessionStatus, by_start
from mentorcli.text import bilingual

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


class Place(NamedTuple):
    """Where a session stands in the week: the day (0 is Monday) and the time on the clock."""

    weekday: int
    clock: time


class Series(NamedTuple):
    """What becomes of a session and of the later ones of its series, each list in order of the start.

    Those that are `changing` change together; the `documented`, the `begun` and those `apart`, which were moved to
    another place in the week by hand, stay. `slot` is the start, on the clock and without a zone, that the named one
    has in the series: its own, unless it was `moved_apart` itself. `guessed`: no id tells what belongs to it.
    """

    changing: tuple[Session, ...]
    documented: tuple[Session, ...]
    begun: tuple[Session, ...]
    apart: tuple[Session, ...]
    slot: datetime
    moved_apart: bool
    guessed: bool


def series_from(session: Session, sessions: Iterable[Session], *, now: datetime, zone: tzinfo | None) -> Series:
    """Return what becomes of a session and of the later ones of its series as of `now` (aware).

    `sessions` are the student's, `zone` the mentor's (None: the system's). The named one changes also where it has
    begun. Where no id was kept, the series are those of the same kind at the same place in the week, week after week;
    mentoring follows a discovery. Raises RefusedError where nothing belongs to it.
    """
    every = list(sessions)
    guessed = session.series is None
    own = _in_step(session, every, zone) if guessed else [one for one in every if one.series == session.series]
    if guessed and len(own) == 1:
        raise _none()
    usual = _usual_place(own, session, zone)
    later = sorted((one for one in own if by_start(one) >= by_start(session)), key=by_start)
    told = [one for one in later if one.status is not SessionStatus.SCHEDULED]
    others = [one for one in later if one.status is SessionStatus.SCHEDULED and one.id != session.id]
    ahead = [one for one in others if one.scheduled_at > now]
    in_step = [one for one in ahead if _place(one, zone) == usual]
    slot = _slot(_on_clock(session, zone), usual)
    return Series(
        changing=(*([] if session in told else [session]), *in_step),
        documented=tuple(told),
        begun=tuple(one for one in others if one.scheduled_at <= now),
        apart=tuple(one for one in ahead if one not in in_step),
        slot=slot,
        moved_apart=slot != _on_clock(session, zone),
        guessed=guessed,
    )


def _in_step(session: Session, sessions: Sequence[Session], zone: tzinfo | None) -> list[Session]:
    """Return a session and those that follow it week after week, of one kind and at the same time on the clock."""
    kind = SessionKind.MENTORING if session.kind is SessionKind.DISCOVERY else session.kind
    known = {_on_clock(one, zone): one for one in sessions if one.series is None and one.kind is kind}
    found = [session]
    start = _on_clock(session, zone) + A_WEEK
    while start in known:
        found.append(known[start])
        start += A_WEEK
    return found


def _usual_place(own: Sequence[Session], named: Session, zone: tzinfo | None) -> Place:
    """Return the place in the week that most sessions of a series have; of two with as many the named one's."""
    counts = Counter(_place(one, zone) for one in own)
    own_place = _place(named, zone)
    return max(counts, key=lambda place: (counts[place], place == own_place))


def _slot(start: datetime, usual: Place) -> datetime:
    """Return the moment on the clock at a place in the week that is the nearest to a start."""
    day = start.date() + A_DAY * (usual.weekday - start.weekday())
    this_week = datetime.combine(day, usual.clock)
    return min((this_week, this_week - A_WEEK, this_week + A_WEEK), key=lambda at: abs(at - start))


def _place(session: Session, zone: tzinfo | None) -> Place:
    start = _on_clock(session, zone)
    return Place(start.weekday(), start.time())


def _on_clock(session: Session, zone: tzinfo | None) -> datetime:
    """Return the start of a session on the clock, without a zone."""
    return session.scheduled_at.astimezone(zone).replace(tzinfo=None)


def _none() -> RefusedError:
    """Return the refusal of a session that nothing belongs to."""
    return RefusedError(
        bilingual("That session belongs to no series", "Cette session ne fait partie d'aucune série"),
        bilingual("Leave --following out.", "Retirez --following."),
    )

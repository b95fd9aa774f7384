"""What the services of sessions hand over to be shown. Moments are aware, in any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.results.day_off import DayOff
    from mentorcli.models.results.session_outcome import JudgedSession
    from mentorcli.models.session import Session
    from mentorcli.models.session_history import SessionEvent
    from mentorcli.models.student import Student


class SessionResult(NamedTuple):
    """A session and its student; `brought_back`: they were unreachable until that session was told to be held."""

    student: Student
    session: Session
    brought_back: bool = False


class ScheduledSessions(NamedTuple):
    """The sessions that were planned: one, or a series (`series`) in order.

    `overlaps` are the sessions, whoever's, that share time with one of them; `past` tells that the first has begun.
    `skipped` are the days off that a series left out, `off` those on which a session was planned all the same,
    public holidays among both.
    """

    student: Student
    sessions: tuple[Session, ...]
    overlaps: tuple[Session, ...] = ()
    past: bool = False
    series: bool = False
    skipped: tuple[DayOff, ...] = ()
    off: tuple[DayOff, ...] = ()


class EditedSession(NamedTuple):
    """A session that was corrected; `judged` where it was judged again, `overlaps` where it was moved.

    `before` is the session as it was, None where only its notes changed. `unsure`: its record does not hold the figure
    that it was judged by, and the settings were changed since. `off` are days off onto which it was moved.
    """

    student: Student
    session: Session
    judged: JudgedSession | None = None
    overlaps: tuple[Session, ...] = ()
    before: Session | None = None
    unsure: bool = False
    off: tuple[DayOff, ...] = ()


class EditedSeries(NamedTuple):
    """The sessions of a series that were corrected, in order, and those that stay as they were.

    `left` are documented, `begun` are to be, `apart` were moved by hand before. `guessed`: no id was kept to tell what
    belongs to the series. `slot` is the start on the clock, without a zone, that the named session had in it and from
    which the others moved, None where that was its own. `off` are days off onto which they were moved.
    """

    student: Student
    sessions: tuple[Session, ...]
    left: tuple[Session, ...] = ()
    overlaps: tuple[Session, ...] = ()
    begun: tuple[Session, ...] = ()
    apart: tuple[Session, ...] = ()
    guessed: bool = False
    slot: datetime | None = None
    off: tuple[DayOff, ...] = ()


class ShownSession(NamedTuple):
    """A session to be shown whole, with its `history` in the order in which it was written.

    `first_id` is the id of the mentor's very first session, None without any.
    """

    student: Student
    session: Session
    first_id: str | None = None
    history: tuple[SessionEvent, ...] = ()

"""What the services of sessions hand over to be shown. Moments are aware, in any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.attendance import Attendance
    from mentorcli.models.session import Session
    from mentorcli.models.student import Student
    from mentorcli.models.verdict import Verdict


class SessionResult(NamedTuple):
    """A session and its student."""

    student: Student
    session: Session


class ScheduledSessions(NamedTuple):
    """The sessions that were planned: one, or a series (`series`) in order.

    `overlaps` are the sessions, whoever's, that share time with one of them; `past` tells that the first has begun.
    """

    student: Student
    sessions: tuple[Session, ...]
    overlaps: tuple[Session, ...] = ()
    past: bool = False
    series: bool = False


class JudgedSession(NamedTuple):
    """A session that was judged, and why; after a no-show also the student's attendance as it is now.

    `active_again` tells that the student was unreachable before the session was held.
    """

    student: Student
    session: Session
    verdict: Verdict
    attendance: Attendance | None = None
    active_again: bool = False


class LoggedSession(NamedTuple):
    """A session that was documented.

    `recording_due` tells that it must be recorded and has no recording; `next_start` is the time on the clock, without
    a zone, to suggest for the next session, None where nothing is to be suggested. `made` tells that the session was
    not planned and is new; `overlaps` are the student's sessions that share time with it.
    """

    judged: JudgedSession
    recording_due: bool = False
    next_start: datetime | None = None
    made: bool = False
    overlaps: tuple[Session, ...] = ()


class EditedSession(NamedTuple):
    """A session that was corrected; `judged` where it was judged again, `overlaps` where it was moved.

    `before` is the session as it was, None where only its notes changed. `unsure`: its record does not hold the figure
    that it was judged by, and the settings were changed since.
    """

    student: Student
    session: Session
    judged: JudgedSession | None = None
    overlaps: tuple[Session, ...] = ()
    before: Session | None = None
    unsure: bool = False


class EditedSeries(NamedTuple):
    """The sessions of a series that were corrected, in order, and those that are documented and were `left`."""

    student: Student
    sessions: tuple[Session, ...]
    left: tuple[Session, ...] = ()
    overlaps: tuple[Session, ...] = ()


class ShownSession(NamedTuple):
    """A session to be shown whole; `first_id` is the id of the mentor's very first session, None without any."""

    student: Student
    session: Session
    first_id: str | None = None

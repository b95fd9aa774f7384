"""What the services hand over to be shown of a session that was judged. Moments are aware, in any zone."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.models.verdict import Verdict

if TYPE_CHECKING:
    from mentorcli.models.attendance import Attendance
    from mentorcli.models.goal import Goal
    from mentorcli.models.results.day_off import DayOff
    from mentorcli.models.session_clock import Measured


class JudgedSession(NamedTuple):
    """A session that was judged, and why; after a no-show also the student's attendance as it is now.

    `active_again` tells that the student was unreachable before the session was held, `brought_back` that they were
    until it was told to be, though it was not.
    """

    student: Student
    session: Session
    verdict: Verdict
    attendance: "Attendance | None" = None
    active_again: bool = False
    brought_back: bool = False


class LoggedSession(NamedTuple):
    """A session that was documented.

    `recording_due` tells that it must be recorded and has no recording; `next_start` is the time on the clock, without
    a zone, to suggest for the next session, None where nothing is to be suggested. `made` tells that the session was
    not planned and is new; `overlaps` are the student's sessions that share time with it, `goals` were agreed at it;
    `measured` is what its clock had measured, where one was open; `passed_over` are the days off at the usual time of
    the next session, which is suggested for a later week.
    """

    judged: JudgedSession
    recording_due: bool = False
    next_start: datetime | None = None
    made: bool = False
    overlaps: tuple[Session, ...] = ()
    goals: "tuple[Goal, ...]" = ()
    measured: "Measured | None" = None
    passed_over: "tuple[DayOff, ...]" = ()

"""What the clock of a session works with and hands over to be shown. Moments are aware, in any zone."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.results.day_off import DayOff
from mentorcli.models.session import Session
from mentorcli.models.session_clock import Measured, Resumed
from mentorcli.models.student import Student
from mentorcli.models.verdict import Verdict


class SessionClock(NamedTuple):
    """The clock of a session.

    `session` is as it stands now, with the facts of its day; one that was not planned (`made`) is not saved. `verdict`
    is what the policy of its day makes of what was measured so far, None while the student is awaited. `left` tells how
    a clock goes on that was left, None for one that is started now.
    """

    student: Student
    session: Session
    measured: Measured
    limit_seconds: int
    verdict: Verdict | None = None
    made: bool = False
    left: Resumed | None = None


class Pressed(NamedTuple):
    """What a key did: the clock afterwards, and what is to be said of it, in both languages.

    `unkept`: what it noted could not be kept, or the store not be read, which is said until the next key.
    """

    clock: SessionClock
    remark: str | None = None
    unkept: bool = False


class OtherClock(NamedTuple):
    """A clock that is open for another session: whose, and when that starts."""

    student: Student
    start: datetime


class NextDate(NamedTuple):
    """What is known of the next date of a student: when it is planned, None where it is not, and the usual one.

    `usual` is a time on the clock, without a zone: the same a week later, or more where days are off, which are
    `passed_over`; None where that is past.
    """

    planned: datetime | None
    usual: datetime | None
    passed_over: tuple[DayOff, ...] = ()

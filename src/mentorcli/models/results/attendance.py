"""What the service of attendance hands over to be shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.owed import OwedState, OwedWeek
from mentorcli.models.session import Session
from mentorcli.models.student import Student


class StudentAttendance(NamedTuple):
    """A student and the figures over the student's sessions."""

    student: Student
    figures: Attendance


class AttendanceResult(NamedTuple):
    """The figures over `sessions`: those of one student, or of all (then `total.student` is None), and of each one."""

    total: Attendance
    students: tuple[StudentAttendance, ...]
    sessions: tuple[Session, ...]

    @property
    def only(self) -> Student | None:
        """The one student who was asked about, None where all were."""
        return self.students[0].student if self.total.student is not None else None


class StudentOwed(NamedTuple):
    """The weeks that a student is owed, oldest first; `waiting` are sessions to document before theirs is judged.

    `start` is when a session could be planned for the one that is still to make up and for which none is planned, on
    the clock and without a zone, free of everybody's sessions; None where there is none.
    """

    student: Student
    weeks: tuple[OwedWeek, ...]
    waiting: tuple[Session, ...] = ()
    start: datetime | None = None

    def to_plan(self, week: OwedWeek) -> datetime | None:
        """Return when to plan a session for a week, None for one that needs none."""
        return self.start if week.state is OwedState.OPEN and week.by is None else None


class OwedResult(NamedTuple):
    """The weeks that students are owed: of one who was asked about, or of `everyone` who is active."""

    students: tuple[StudentOwed, ...]
    everyone: bool = True

"""What the service of attendance hands over to be shown."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.owed import OwedWeek
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
    """The weeks that a student is owed, oldest first; `waiting` are sessions to document before theirs is judged."""

    student: Student
    weeks: tuple[OwedWeek, ...]
    waiting: tuple[Session, ...] = ()


class OwedResult(NamedTuple):
    """The weeks that students are owed: of one who was asked about, or of `everyone` who is active."""

    students: tuple[StudentOwed, ...]
    everyone: bool = True

"""How regularly students come: figures over the sessions of one student or of all, within a span."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.attendance import AttendanceResult, StudentAttendance
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.rules import attendance as rules
from mentorcli.rules.session_filter import within
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def attendance(
    workspace: Workspace, typed: str | None = None, *, start: datetime | None = None, end: datetime | None = None
) -> AttendanceResult:
    """Return the figures of a student, or of all, over the sessions that begin in [`start`, `end`) (None: open).

    No-shows are judged to be regular as of the last local day before `end`, over all sessions until then.
    """
    everyone = [find_student(workspace, typed)] if typed is not None else workspace.everyone()
    return attendance_of(workspace, everyone, one=typed is not None, start=start, end=end)


def attendance_of(
    workspace: Workspace,
    everyone: Iterable[StudentRecords],
    *,
    one: bool,
    start: datetime | None = None,
    end: datetime | None = None,
) -> AttendanceResult:
    """Return the figures of students, as `attendance` does; `one`: a single one was asked about.

    They are read one after another, and no journal is held longer than it takes: ten years of many fit into memory.
    """
    known = [_Known.of(records, end) for records in everyone]
    only = known[0].student.id if one else None
    everything = [session for own in known for session in own.sessions]
    as_of = partial(_figures, workspace, start=start, end=end)
    return AttendanceResult(
        total=as_of(everything, student=only, reported=frozenset().union(*(own.reported for own in known))),
        students=tuple(
            StudentAttendance(own.student, as_of(own.sessions, student=own.student.id, reported=own.reported))
            for own in known
        ),
        sessions=tuple(session for session in everything if within(session, start, end)),
    )


class _Known(NamedTuple):
    """What of a student is needed: the sessions that begin before an end, and those that reports named by then."""

    student: Student
    sessions: list[Session]
    reported: frozenset[str]

    @classmethod
    def of(cls, records: StudentRecords, end: datetime | None) -> _Known:
        """Return what is needed of the records of a student."""
        sessions = [one for one in records.sessions.values() if within(one, None, end)]
        return cls(records.student, sessions, records.reported(end))


def attendance_now(workspace: Workspace, records: StudentRecords) -> Attendance:
    """Return the figures over all of a student's sessions, as of today."""
    return _figures(workspace, records.sessions.values(), student=records.id, reported=records.reported())


def _figures(
    workspace: Workspace,
    sessions: Iterable[Session],
    *,
    student: str | None,
    reported: frozenset[str],
    start: datetime | None = None,
    end: datetime | None = None,
) -> Attendance:
    """Return the figures by the policy of the day as of which they are."""
    day = workspace.today if end is None else workspace.local(end - timedelta(microseconds=1)).date()
    return rules.attendance(
        sessions,
        policy=workspace.policy_on(day),
        day=day,
        zone=workspace.zone,
        student=student,
        reported=reported,
        since=start,
    )

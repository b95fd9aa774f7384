"""How regularly students come: figures over the sessions of one student or of all, within a span."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.attendance import AttendanceResult, StudentAttendance
from mentorcli.models.session import Session
from mentorcli.rules import attendance as rules
from mentorcli.rules.session_choice import within
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


def attendance(
    workspace: Workspace, typed: str | None = None, *, start: datetime | None = None, end: datetime | None = None
) -> AttendanceResult:
    """Return the figures of a student, or of all, over the sessions that begin in [`start`, `end`) (None: open)."""
    everyone = [find_student(workspace, typed)] if typed is not None else list(workspace.everyone())
    sessions = tuple(
        session for records in everyone for session in records.sessions.values() if within(session, start, end)
    )
    students = tuple(records.student for records in everyone)
    only = None if typed is None else students[0].id
    return AttendanceResult(_figures(workspace, sessions, only), students, sessions)


def by_student(workspace: Workspace, found: AttendanceResult) -> list[StudentAttendance]:
    """Return the figures of each student in turn, over the same sessions."""
    own: dict[str, list[Session]] = {student.id: [] for student in found.students}
    for session in found.sessions:
        own.setdefault(session.student, []).append(session)
    return [StudentAttendance(student, _figures(workspace, own[student.id], student.id)) for student in found.students]


def _figures(workspace: Workspace, sessions: Iterable[Session], student: str | None) -> Attendance:
    """Return the figures by the policy in use, as of now."""
    return rules.attendance(sessions, policy=workspace.policy, now=workspace.now, student=student)

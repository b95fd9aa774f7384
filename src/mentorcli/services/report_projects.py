"""The projects and presentations that a report tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mentorcli.models.presentation import PresentationResult
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.report import PresentationLine, ProjectLine, Span
from mentorcli.models.session import SessionKind
from mentorcli.rules.session_filter import within
from mentorcli.services.presentation_records import requests_with_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

_GOING_ON = (ProjectStatus.IN_PROGRESS, ProjectStatus.PRESENTED)


def projects_in(records: StudentRecords, span: Span) -> Iterator[ProjectLine]:
    """Yield a student's projects that are in progress or presented, or were in progress within the span."""
    for project in records.projects:
        if project.status in _GOING_ON or _overlaps(project, span):
            since = project.periods[0].start if project.periods else None
            yield ProjectLine(records.student, project, since)


def _overlaps(project: Project, span: Span) -> bool:
    return any(one.start <= span.last and (one.end is None or one.end >= span.first) for one in project.periods)


def presentations_in(
    workspace: Workspace, everyone: Iterable[StudentRecords], span: Span
) -> tuple[PresentationLine, ...]:
    """Return the presentations of a span in order of time: results, sessions without one, and what was asked for."""
    found = [line for records in everyone for line in _of_student(workspace, records, span)]
    return tuple(sorted(found, key=lambda one: (one.day, one.student.id)))


def _of_student(workspace: Workspace, records: StudentRecords, span: Span) -> Sequence[PresentationLine]:
    student = records.student
    lines = [
        PresentationLine(student, one.project, workspace.local(one.at).date(), outcome=one.outcome)
        for one in records.records(PresentationResult).values()
        if span.start <= one.at < span.end
    ]
    told: set[date] = {line.day for line in lines}
    for session in records.sessions.values():
        day = workspace.local(session.scheduled_at).date()
        if session.kind is SessionKind.PRESENTATION and within(session, span.start, span.end) and day not in told:
            lines.append(PresentationLine(student, session.project, day, status=session.status))
    told = {line.day for line in lines}
    return lines + [
        PresentationLine(student, asked.project, asked.target)
        for asked in requests_with_day(workspace, records)
        if span.first <= asked.target <= span.last and asked.target not in told
    ]

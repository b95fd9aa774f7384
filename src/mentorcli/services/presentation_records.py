"""What is known of a student's presentations: requests, days, checklists, results, what is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorcli.models.checklist import Checklist, Tick
from mentorcli.models.presentation import (
    PresentationRequest,
    PresentationResult,
    ResultDue,
)
from mentorcli.models.project import ProjectStatus
from mentorcli.models.session import Session, SessionKind, SessionStatus, by_start
from mentorcli.rules.checklist import checklist
from mentorcli.rules.presentation_result import held_last, last_result, pending, presentation_number
from mentorcli.services import checklist_texts
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

CHECKLIST = "presentation"


def results_of(records: StudentRecords, project: str | None) -> list[PresentationResult]:
    """Return the results of a project's presentations, in order."""
    found = [one for one in records.records(PresentationResult).values() if one.project == project]
    return sorted(found, key=lambda one: (one.number, one.at.timestamp(), one.id))


def number_of(records: StudentRecords, project: str | None) -> int:
    """Return which presentation of a project is at hand: 1, and the next after one to redo."""
    return presentation_number(results_of(records, project))


def without_result(records: StudentRecords) -> list[Session]:
    """Return the presentations of projects begun and not validated that were held and have no result, in order."""
    going_on = (ProjectStatus.IN_PROGRESS, ProjectStatus.PRESENTED)
    found = [
        held_last(records.sessions.values(), one.title, last_result(results_of(records, one.title)), unnamed=False)
        for one in records.projects
        if one.status in going_on
    ]
    return sorted((one for one in found if one is not None), key=by_start)


def still_to_come(workspace: Workspace, records: StudentRecords) -> list[ResultDue]:
    """Return what is still to come after a student's presentations: notes to send, conditional results."""
    results = sorted(records.records(PresentationResult).values(), key=lambda one: (one.at.timestamp(), one.id))
    return pending(results, now=workspace.now, hours=lambda one: notes_hours(workspace, one))


def notes_hours(workspace: Workspace, result: PresentationResult) -> int:
    """Return within how many hours assessment notes are due, by the policy of the presentation's day."""
    return workspace.policy_at(result.at).assessor_notes_hours


def requests(records: StudentRecords) -> list[PresentationRequest]:
    """Return the presentations asked for, oldest first."""
    found = records.records(PresentationRequest).values()
    return sorted(found, key=lambda asked: (asked.requested_at.timestamp(), asked.id))


def requests_with_day(workspace: Workspace, records: StudentRecords) -> list[PresentationRequest]:
    """Return the presentations asked for that have no result yet, each with the day that is planned for it by now."""
    return [
        replace(asked, target=presentation_day(workspace, records, asked.project) or asked.target)
        for asked in requests(records)
        if asked.number == number_of(records, asked.project)
        and asked.number not in [one.number for one in results_of(records, asked.project)]
    ]


def request_for(records: StudentRecords, project: str | None) -> PresentationRequest | None:
    """Return the latest request for the presentation of a project that is at hand, None where there is none."""
    about = (project, number_of(records, project))
    return next((asked for asked in reversed(requests(records)) if (asked.project, asked.number) == about), None)


def presentation_day(workspace: Workspace, records: StudentRecords, project: str | None) -> date | None:
    """Return the local day of a project's presentation: of the session planned for it, else the one asked for."""
    ahead = [
        session.scheduled_at
        for session in records.sessions.values()
        if session.kind is SessionKind.PRESENTATION
        and session.status is SessionStatus.SCHEDULED
        and session.project in (project, None)
    ]
    if ahead:
        return workspace.local(min(ahead)).date()
    asked = request_for(records, project)
    return asked.target if asked else None


def presentation_checklists(workspace: Workspace, records: StudentRecords) -> list[Checklist]:
    """Return the checklist of every presentation asked for and not closed, its dates counted from its day."""
    ticks = records.records(Tick).values()
    return [
        checklist(
            CHECKLIST,
            checklist_texts.items(workspace, CHECKLIST, asked.target),
            ticks,
            student=records.id,
            project=asked.project,
            target=asked.target,
            number=asked.number,
        )
        for asked in requests_with_day(workspace, records)
    ]

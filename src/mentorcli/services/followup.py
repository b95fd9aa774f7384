"""What the agenda and the follow-up have to know of a student, gathered from the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorcli.models.checklist import Checklist, Tick
from mentorcli.models.contact import Contact, ContactDue, Reply
from mentorcli.models.presentation import PresentationRequest
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.models.training import TrainingStep
from mentorcli.models.transfer import Transfer
from mentorcli.rules.checklist import checklist
from mentorcli.rules.contact import next_contact
from mentorcli.rules.training import first_session_day
from mentorcli.rules.transfer import open_transfer
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def since(workspace: Workspace, records: StudentRecords) -> date:
    """Return the local day from which the first e-mail is owed: the start, else the day the student was added."""
    return records.student.started or workspace.local(records.replay.effective[0][1].at).date()


def contacts(records: StudentRecords) -> list[Contact]:
    """Return the contacts made, oldest first."""
    return sorted(records.records(Contact).values(), key=lambda contact: (contact.at.timestamp(), contact.id))


def requests(records: StudentRecords) -> list[PresentationRequest]:
    """Return the presentations asked for, oldest first."""
    found = records.records(PresentationRequest).values()
    return sorted(found, key=lambda request: (request.requested_at.timestamp(), request.id))


def request_for(records: StudentRecords, project: str | None) -> PresentationRequest | None:
    """Return the latest request for a project's presentation, None where there is none."""
    return next((request for request in reversed(requests(records)) if request.project == project), None)


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
    request = request_for(records, project)
    return request.target if request else None


def transfer_day(workspace: Workspace, records: StudentRecords, _: str | None = None) -> date | None:
    """Return the local day on which the transfer under way was asked for, None where there is none."""
    transfer = transfer_under_way(records)
    return workspace.local(transfer.started_at).date() if transfer else None


def transfer_under_way(records: StudentRecords) -> Transfer | None:
    """Return the transfer under way, None where there is none."""
    return open_transfer(records.records(Transfer).values())


def clock_ended(records: StudentRecords) -> bool:
    """Return whether the student replied or a session was held: the follow-up is over."""
    return bool(records.records(Reply)) or any(session.held for session in records.sessions.values())


def contact_due(workspace: Workspace, records: StudentRecords) -> ContactDue | None:
    """Return where the follow-up of a silent student stands, None where nothing will be due."""
    return next_contact(
        records.student,
        contacts(records),
        ended=clock_ended(records),
        since=since(workspace, records),
        today=workspace.today,
        zone=workspace.zone,
        policy=workspace.policy,
    )


def requests_with_day(workspace: Workspace, records: StudentRecords) -> list[PresentationRequest]:
    """Return the presentations asked for, oldest first, each with the day that is planned for it by now."""
    return [
        replace(request, target=presentation_day(workspace, records, request.project) or request.target)
        for request in requests(records)
    ]


def presentation_checklists(workspace: Workspace, records: StudentRecords) -> list[Checklist]:
    """Return the checklist of every presentation asked for, its dates counted from the presentation's day."""
    from mentorcli.content import checklist_items

    items = checklist_items("presentation", workspace.lang)
    ticks = records.records(Tick).values()
    return [
        checklist("presentation", items, ticks, student=records.id, project=request.project, target=request.target)
        for request in requests_with_day(workspace, records)
    ]


def steps_done(workspace: Workspace) -> list[TrainingStep]:
    """Return the steps of the mentor's training that are recorded."""
    return list(workspace.store.mentor().records(TrainingStep).values())


def first_day(workspace: Workspace) -> date | None:
    """Return the local day of the mentor's very first session, looking through all students where it is not noted."""
    noted = workspace.store.first_session()
    at = noted.at if noted is not None else None
    if at is None:
        earliest = workspace.store.earliest_held()
        at = earliest.scheduled_at if earliest is not None else None
    held = workspace.local(at).date() if at is not None else None
    return first_session_day(steps_done(workspace), first_held=held)

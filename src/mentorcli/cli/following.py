"""What the agenda and the follow-up have to know of a student, gathered from the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorcli.cli.desk import Desk
from mentorcli.models.agenda import Dossier as Known
from mentorcli.models.checklist import Checklist
from mentorcli.models.contact import Contact, ContactDue
from mentorcli.models.presentation import PresentationRequest
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.models.training import TrainingStep
from mentorcli.models.transfer import Transfer
from mentorcli.rules.checklist import checklist
from mentorcli.rules.contact import next_contact
from mentorcli.rules.training import first_session_day
from mentorcli.rules.transfer import open_transfer
from mentorcli.store.dossier import Dossier


def since(desk: Desk, dossier: Dossier) -> date:
    """Return the local day from which the first e-mail is owed: the start, else the day the student was added."""
    return dossier.student.started or desk.local(dossier.folded.effective[0][1].at).date()


def contacts(dossier: Dossier) -> list[Contact]:
    """Return the contacts made, oldest first."""
    return sorted(dossier.records("contact").values(), key=lambda contact: (contact.at.timestamp(), contact.id))


def requests(dossier: Dossier) -> list[PresentationRequest]:
    """Return the presentations asked for, oldest first."""
    found = dossier.records("presentation").values()
    return sorted(found, key=lambda request: (request.requested_at.timestamp(), request.id))


def request_for(dossier: Dossier, project: str | None) -> PresentationRequest | None:
    """Return the latest request for a project's presentation, None where there is none."""
    return next((request for request in reversed(requests(dossier)) if request.project == project), None)


def presentation_day(desk: Desk, dossier: Dossier, project: str | None) -> date | None:
    """Return the local day of a project's presentation: of the session planned for it, else the one asked for."""
    ahead = [
        session.scheduled_at
        for session in dossier.sessions.values()
        if session.kind is SessionKind.PRESENTATION
        and session.status is SessionStatus.SCHEDULED
        and session.project in (project, None)
    ]
    if ahead:
        return desk.local(min(ahead)).date()
    request = request_for(dossier, project)
    return request.target if request else None


def transfer_day(desk: Desk, dossier: Dossier, _: str | None = None) -> date | None:
    """Return the local day on which the transfer under way was asked for, None where there is none."""
    transfer = transfer_under_way(dossier)
    return desk.local(transfer.started_at).date() if transfer else None


def transfer_under_way(dossier: Dossier) -> Transfer | None:
    """Return the transfer under way, None where there is none."""
    return open_transfer(dossier.records("transfer").values())


def clock_ended(dossier: Dossier) -> bool:
    """Return whether the student replied or a session was held: the follow-up is over."""
    return bool(dossier.records("reply")) or any(session.held for session in dossier.sessions.values())


def contact_due(desk: Desk, dossier: Dossier) -> ContactDue | None:
    """Return where the follow-up of a silent student stands, None where nothing will be due."""
    return next_contact(
        dossier.student,
        contacts(dossier),
        ended=clock_ended(dossier),
        since=since(desk, dossier),
        today=desk.today,
        zone=desk.zone,
        policy=desk.policy,
    )


def known_of(desk: Desk, dossier: Dossier) -> Known:
    """Return what the agenda is gathered from."""
    asked = [
        replace(request, target=presentation_day(desk, dossier, request.project) or request.target)
        for request in requests(dossier)
    ]
    return Known(
        student=dossier.student,
        since=since(desk, dossier),
        sessions=tuple(dossier.sessions.values()),
        contacts=tuple(contacts(dossier)),
        replied=bool(dossier.records("reply")),
        requests=tuple(asked),
        checklists=tuple(_presentation_list(desk, dossier, request) for request in asked),
        transfers=tuple(dossier.records("transfer").values()),
    )


def _presentation_list(desk: Desk, dossier: Dossier, request: PresentationRequest) -> Checklist:
    """Return the checklist of a presentation that was asked for, its dates counted from the day aimed at."""
    from mentorcli.content import checklist_items

    return checklist(
        "presentation",
        checklist_items("presentation", desk.lang),
        dossier.records("tick").values(),
        student=dossier.id,
        project=request.project,
        target=request.target,
    )


def steps_done(desk: Desk) -> list[TrainingStep]:
    """Return the steps of the mentor's training that are recorded."""
    return list(desk.store.mentor().current("training").values())


def first_day(desk: Desk) -> date | None:
    """Return the local day of the mentor's very first session, looking through all students where it is not noted."""
    noted = desk.store.first_session()
    at = noted.at if noted is not None else None
    if at is None:
        earliest = desk.store.earliest_held()
        at = earliest.scheduled_at if earliest is not None else None
    held = desk.local(at).date() if at is not None else None
    return first_session_day(steps_done(desk), first_held=held)

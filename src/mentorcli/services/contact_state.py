"""Where the follow-up of a silent student stands: the contacts that are unanswered, and what is due next."""

from __future__ import annotations

from datetime import date

from mentorcli.models.contact import Contact, ContactDue, ContactEvent, Reply
from mentorcli.models.session import SessionStatus
from mentorcli.rules.contact import (
    next_contact,
    owes_first_email,
    running_contacts,
)
from mentorcli.services.days_off import own_times, times_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def contact_due(workspace: Workspace, records: StudentRecords) -> ContactDue | None:
    """Return where the follow-up of a silent student stands, None where nothing will be due."""
    unanswered = running(workspace, records)
    return next_contact(
        records.student,
        unanswered,
        ended=not unanswered and not first_email_owed(workspace, records),
        since=since(workspace, records),
        today=workspace.today,
        zone=workspace.zone,
        policy=workspace.policy,
        off=(*own_times(workspace), *times_of(records)),
    )


def contacts(records: StudentRecords) -> list[Contact]:
    """Return the contacts made, oldest first."""
    return sorted(records.records(Contact).values(), key=lambda contact: (contact.at.timestamp(), contact.id))


def running(workspace: Workspace, records: StudentRecords) -> tuple[Contact, ...]:
    """Return the contacts that the student has not answered, oldest first; none where no follow-up runs."""
    made = contacts(records)
    if not made:
        return ()
    local = workspace.local
    events = [
        ContactEvent(local(one.at).date(), records.first_written(Contact, one.id), one.at, contact=one) for one in made
    ]
    events += [
        ContactEvent(local(one.at).date(), records.first_written(Reply, one.id), one.at)
        for one in records.records(Reply).values()
    ]
    events += [
        ContactEvent(local(one.scheduled_at).date(), records.documented_in(one) or "", one.scheduled_at)
        for one in records.sessions.values()
        if one.held
    ]
    return running_contacts(events)


def answered(records: StudentRecords) -> bool:
    """Return whether the student ever replied, or a session was held."""
    return bool(records.records(Reply)) or any(session.held for session in records.sessions.values())


def first_email_owed(workspace: Workspace, records: StudentRecords) -> bool:
    """Return whether the student is still to be written to for the first time."""
    planned = any(session.status is SessionStatus.SCHEDULED for session in records.sessions.values())
    return not contacts(records) and owes_first_email(
        met=planned or answered(records), since=since(workspace, records), added=_added(workspace, records)
    )


def since(workspace: Workspace, records: StudentRecords) -> date:
    """Return the local day from which the first e-mail is owed: the start, else the day the student was added."""
    return records.student.started or _added(workspace, records)


def _added(workspace: Workspace, records: StudentRecords) -> date:
    """Return the local day on which the student was added."""
    return workspace.local(records.replay.effective[0][1].at).date()

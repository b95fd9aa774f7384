"""The follow-up of students who do not answer: attempts, replies, what is due, its messages (domain, section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import Contact, ContactDue, ContactEvent, ContactStep, ContactVia, Reply
from mentorcli.models.results.followup import ContactLogged, ContactMessage, ContactsMade, ReplyLogged, StudentDue
from mentorcli.models.session import SessionStatus
from mentorcli.render.text import day
from mentorcli.render.text.contact import contact_sentence, sentence
from mentorcli.render.text.letters import contact_lines
from mentorcli.rules.contact import (
    next_contact,
    owes_first_email,
    running_contacts,
    status_after,
    status_after_reply,
)
from mentorcli.services.days_off import own_times, times_of
from mentorcli.services.letters import letter
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


def log(workspace: Workspace, student: str, via: ContactVia, at: datetime, note: str | None = None) -> ContactLogged:
    """Record an attempt to reach a student at the aware datetime `at`; the form hands a silent student over.

    The very attempt that is recorded already is no second one.
    """
    contact = Contact(record_id(), via, at, note)
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        known = next((one for one in contacts(records) if replace(contact, id=one.id) == one), None)
        if known is not None:
            workspace.store.skipped = True
            return ContactLogged(records.student, known, handed_over=False)
        ended = answered(records) and not running(workspace, records)
        status = status_after(records.student, via, ended=ended)
        handed_over = status is not records.student.status
        changed = (replace(records.student, status=status),) if handed_over else ()
        writer.append(records, contact, *changed, cmd="contact log", at=workspace.now)
    return ContactLogged(records.student, contact, handed_over)


def log_reply(workspace: Workspace, student: str, at: datetime) -> ReplyLogged:
    """Record that a student answered at the aware datetime `at`; who was unreachable is active again.

    A reply of before the first contact that is unanswered brings nobody back. Where the last follow-up is answered
    already another reply changes nothing.
    """
    reply = Reply(record_id(), at)
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        unanswered = running(workspace, records)
        before = bool(unanswered) and workspace.local(at).date() < workspace.local(unanswered[0].at).date()
        status = records.student.status if before else status_after_reply(records.student)
        active_again = status is not records.student.status
        replies = sorted(records.records(Reply).values(), key=lambda one: (one.at.timestamp(), one.id))
        if replies and not active_again and (not unanswered or at in [one.at for one in replies]):
            workspace.store.skipped = True
            return ReplyLogged(records.student, replies[-1], active_again)
        changed = (replace(records.student, status=status),) if active_again else ()
        writer.append(records, reply, *changed, cmd="contact replied", at=workspace.now)
        left = running(workspace, records)
    return ReplyLogged(records.student, reply, active_again, workspace.local(left[0].at).date() if left else None)


def message(workspace: Workspace, student: str, step: ContactStep | None = None) -> ContactMessage:
    """Return the message for a step of the follow-up, by default the one that is due.

    Raises NothingFoundError where none is due.
    """
    records = find_student(workspace, student)
    chosen = step or _due_step(workspace, records)
    values = message_values(workspace, records)
    return ContactMessage(records.student, chosen, letter(workspace, f"contact-{chosen}", records, values))


def message_values(workspace: Workspace, records: StudentRecords) -> dict[str, str | None]:
    """Return what the messages of the follow-up are filled with."""
    unanswered = running(workspace, records) or contacts(records)
    made = [replace(contact, at=workspace.local(contact.at)) for contact in unanswered]
    return {
        "phone": records.student.phone,
        "first_contact": day(made[0].at.date(), workspace.lang) if made else None,
        "contacts": contact_lines(made, workspace.lang),
    }


def due(workspace: Workspace, student: str | None = None) -> list[StudentDue]:
    """Return each silent student with what is due, what is only waited for last; all students where none is named."""
    all_records = [find_student(workspace, student)] if student is not None else workspace.everyone()
    found = [
        StudentDue(records.student, step)
        for records in all_records
        if (step := contact_due(workspace, records)) is not None
    ]
    return sorted(found, key=lambda one: (one.due.step is None, one.due.due, one.student.id))


def due_for(workspace: Workspace, student: str) -> ContactDue | None:
    """Return what is due for one silent student, None where nothing will be."""
    return contact_due(workspace, find_student(workspace, student))


def made(workspace: Workspace, student: str) -> ContactsMade:
    """Return the contacts with a student, newest first."""
    records = find_student(workspace, student)
    return ContactsMade(records.student, tuple(reversed(contacts(records))))


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


def _due_step(workspace: Workspace, records: StudentRecords) -> ContactStep:
    """Return the step that is due. Raises NothingFoundError with what comes next, if anything."""
    found = contact_due(workspace, records)
    if found is not None and found.step is not None:
        return found.step
    lang = workspace.lang
    hint = contact_sentence(found, lang) if found is not None else sentence("message-any", lang)
    raise NothingFoundError(sentence("nothing-due", lang, name=records.student.name), hint)

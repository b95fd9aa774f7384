"""The follow-up of students who do not answer: attempts, replies, what is due, its messages (domain, section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import Contact, ContactDue, ContactStep, ContactVia, Reply
from mentorcli.models.results.followup import ContactLogged, ContactMessage, ContactsMade, ReplyLogged, StudentDue
from mentorcli.render.text import day
from mentorcli.render.text.contact import contact_sentence, sentence
from mentorcli.render.text.letters import contact_lines
from mentorcli.rules.contact import (
    status_after,
    status_after_reply,
)
from mentorcli.services.contact_state import answered, contact_due, contacts, running
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


def _due_step(workspace: Workspace, records: StudentRecords) -> ContactStep:
    """Return the step that is due. Raises NothingFoundError with what comes next, if anything."""
    found = contact_due(workspace, records)
    if found is not None and found.step is not None:
        return found.step
    lang = workspace.lang
    hint = contact_sentence(found, lang) if found is not None else sentence("message-any", lang)
    raise NothingFoundError(sentence("nothing-due", lang, name=records.student.name), hint)

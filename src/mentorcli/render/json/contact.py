"""Contacts and what is due in the follow-up as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.contact import Contact
from mentorcli.models.results.followup import ContactLogged, ContactMessage, ContactsMade, ReplyLogged, StudentDue
from mentorcli.models.student import Student
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.letters import letter_json


def contact_logged_json(done: ContactLogged, view: View) -> dict[str, Any]:
    """Return the contact that was logged, with the student's status after it."""
    return {**_contact_json(done.student, done.contact, view), "status": done.student.status}


def contacts_json(found: ContactsMade, view: View) -> list[dict[str, Any]]:
    """Return the contacts with one student."""
    return [_contact_json(found.student, contact, view) for contact in found.contacts]


def reply_logged_json(done: ReplyLogged, view: View) -> dict[str, Any]:
    """Return the reply that was logged, with the student's status after it."""
    return {
        "student": done.student.id,
        "replied_at": local(done.reply.at, view.zone),
        "status": done.student.status,
    }


def contacts_due_json(found: Iterable[StudentDue]) -> list[dict[str, Any]]:
    """Return where the follow-up of each silent student stands; a step that is only waited for is null."""
    return [
        {"student": due.student, "step": due.step, "due": due.due.isoformat(), "next": due.next} for _, due in found
    ]


def contact_message_json(found: ContactMessage, view: View) -> dict[str, Any]:
    """Return the message for a step of the follow-up."""
    return {"student": found.student.id, "step": found.step, **letter_json(found.letter, view)}


def _contact_json(student: Student, contact: Contact, view: View) -> dict[str, Any]:
    """Return one contact."""
    return {
        "id": contact.id,
        "student": student.id,
        "via": contact.via,
        "at": local(contact.at, view.zone),
        "note": contact.note,
    }

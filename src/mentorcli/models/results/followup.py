"""What the follow-up of silent students hands over to be shown; times are aware, in any zone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorcli.models.contact import Contact, ContactDue, ContactStep, Reply
from mentorcli.models.message import Message
from mentorcli.models.student import Student


class ContactLogged(NamedTuple):
    """A contact that was logged; `handed_over` tells that it made the student unreachable."""

    student: Student
    contact: Contact
    handed_over: bool


class ReplyLogged(NamedTuple):
    """A reply that was logged; `active_again` tells that the student was unreachable before.

    `silent_since` is the local day of the first contact that is unanswered even so, None where there is none: the reply
    was of before.
    """

    student: Student
    reply: Reply
    active_again: bool
    silent_since: date | None = None


class ContactMessage(NamedTuple):
    """The message for a step of the follow-up."""

    student: Student
    step: ContactStep
    letter: Message


class StudentDue(NamedTuple):
    """A silent student and where the follow-up stands."""

    student: Student
    due: ContactDue


class ContactsMade(NamedTuple):
    """The contacts with one student, newest first."""

    student: Student
    contacts: tuple[Contact, ...]

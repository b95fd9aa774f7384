"""Attempts to reach a student who does not answer, and the step that comes next (domain, section 4)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_moments, record


class ContactVia(StrEnum):
    """How a student was contacted; `form` is the contact form, which hands the case to OpenClassrooms."""

    EMAIL = "email"
    PHONE = "phone"
    MESSAGE = "message"
    FORM = "form"


class ContactStep(StrEnum):
    """The steps of the follow-up, in order."""

    FIRST_EMAIL = "first-email"
    PING = "ping"
    CALL = "call"
    FORM = "form"


@record
class Contact(Record):
    """One attempt to reach the student; `at` is an aware datetime (ValueError for one without a zone)."""

    id: str
    via: ContactVia
    at: datetime
    note: str | None = None

    def __post_init__(self) -> None:
        check_moments(at=self.at)


@record
class Reply(Record):
    """The student answered; `at` is an aware datetime (ValueError for one without a zone)."""

    id: str
    at: datetime

    def __post_init__(self) -> None:
        check_moments(at=self.at)


class ContactEvent(NamedTuple):
    """Something that a follow-up turns on: a contact, or (None) what ends it, a reply or a session that was held.

    `day` is the local day of it, `op` the id of the operation that told it, `at` its moment (aware).
    """

    day: date
    op: str
    at: datetime
    contact: Contact | None = None


class ContactDue(NamedTuple):
    """Where the follow-up of a silent student stands.

    `step` is what is due since the local day `due`, and `next` the step after it. While there is only to
    wait, `step` is None, and `due` is the day on which `next` falls due.
    """

    student: str
    step: ContactStep | None
    due: date
    next: ContactStep | None

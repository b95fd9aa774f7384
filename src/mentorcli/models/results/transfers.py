"""What transfers hand over to be shown; times are aware, in any zone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.checklist import ChecklistItem
from mentorcli.models.contact import Contact
from mentorcli.models.goal import Goal
from mentorcli.models.message import Message
from mentorcli.models.note import Note
from mentorcli.models.project import Project, Resource
from mentorcli.models.session import Session
from mentorcli.models.student import Student, StudentStatus
from mentorcli.models.transfer import Transfer, TransferWait


class TransferChanged(NamedTuple):
    """A transfer that was started, completed or taken back, and the student after it.

    `cancelled` are the sessions cancelled with it, `planned` counts those that are still ahead. `unticked` counts the
    items of the checklist that an earlier transfer had left ticked. `before` is the status of the student until then,
    where it changed.
    """

    student: Student
    transfer: Transfer
    cancelled: tuple[Session, ...] = ()
    planned: int = 0
    unticked: int = 0
    before: StudentStatus | None = None


class TransferWaiting(NamedTuple):
    """A student's transfer and how long it has taken; `called` is the name, with the slug where it is shared."""

    student: Student
    transfer: Transfer
    wait: TransferWait
    called: str


class TransferRequest(NamedTuple):
    """The message that asks for a transfer; `transfer` is None where none is under way yet."""

    student: Student
    transfer: Transfer | None
    letter: Message


class PlannedSessions(NamedTuple):
    """How many sessions are still ahead (`ahead`) with a student who is about to be transferred."""

    student: Student
    ahead: int


class Handover(NamedTuple):
    """What the next mentor is handed over; sessions, notes and contacts are oldest first.

    `today` is a local day; `open_items` are the checklist's name, its project and an item that is not done. `emails`
    and `phones` are all by which the student could ever be reached, former ones too: what a page can be without.
    `goals` are the open ones.
    """

    student: Student
    today: date
    transfer: Transfer | None
    projects: tuple[Project, ...]
    resources: tuple[Resource, ...]
    attendance: Attendance
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    contacts: tuple[Contact, ...]
    open_items: tuple[tuple[str, str | None, ChecklistItem], ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()


class HandoverPage(NamedTuple):
    """The page of a handover without the parts in `without`; `file` is where it was written, None where nowhere."""

    student: Student
    text: str
    without: frozenset[str]
    file: str | None

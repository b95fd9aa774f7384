"""What is due: the mentor's day in one list, and what it is gathered from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.checklist import Checklist
from mentorcli.models.contact import Contact, ContactDue
from mentorcli.models.owed import OwedFacts
from mentorcli.models.presentation import PresentationRequest, ResultDue
from mentorcli.models.session import Session
from mentorcli.models.session_clock import Measured
from mentorcli.models.student import Student
from mentorcli.models.timeoff import TimeOff
from mentorcli.models.transfer import Transfer, TransferWait


class AgendaKind(StrEnum):
    """What an entry is about, in the order in which the entries are listed."""

    TODAY = "today"
    AHEAD = "ahead"
    CLOCK = "clock"
    UNDOCUMENTED = "undocumented"
    RECORDING = "recording"
    CONTACT = "contact"
    RESULT = "result"
    ASSESSMENT_NOTES = "assessment-notes"
    CONDITIONAL = "conditional"
    PRESENTATION = "presentation"
    TRANSFER = "transfer"
    NO_SHOWS = "no-shows"
    GAP = "gap"


class StudentSituation(NamedTuple):
    """What the agenda has to know of one student.

    `since` is the local day from which the first e-mail is owed; `contacts` are those of the follow-up that runs, and
    `answered` tells that none does and that the first e-mail is not owed either; `checklists` are the presentation
    lists of the projects with a request; `validated` are the titles of the projects that are; `reported` are the ids of
    the sessions that reports of no-shows named. `presented` are presentations that were held and have no result yet,
    `pending` is what is still to come after those that have. `owed` is what decides which weeks are owed, None for a
    student to whom none can be. `clocks` are those of sessions that are open. `off` are the days off of the student,
    `mentors_off` the mentor's.
    """

    student: Student
    since: date
    sessions: tuple[Session, ...] = ()
    contacts: tuple[Contact, ...] = ()
    answered: bool = False
    requests: tuple[PresentationRequest, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    validated: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    presented: tuple[Session, ...] = ()
    pending: tuple[ResultDue, ...] = ()
    owed: OwedFacts | None = None
    clocks: tuple[Measured, ...] = ()
    off: tuple[TimeOff, ...] = ()
    mentors_off: tuple[TimeOff, ...] = ()


class AgendaEntry(NamedTuple):
    """One thing due: `day` is the local day it belongs to.

    The rest depends on the kind: the session (today, ahead, undocumented, recording, result, clock), the clock, the
    step of the follow-up, the presentation with its next open item (`item`, `item_due`), what is still to come after
    one (`result`: assessment notes, conditional), the transfer, the no-shows in a row that are to be reported
    (`streak`, 0 where it is their number of late). A gap has the Monday of the week as its day.
    """

    kind: AgendaKind
    student: str
    day: date
    session: Session | None = None
    contact: ContactDue | None = None
    request: PresentationRequest | None = None
    item: str | None = None
    item_due: date | None = None
    transfer: TransferWait | None = None
    streak: int | None = None
    result: ResultDue | None = None
    clock: Measured | None = None

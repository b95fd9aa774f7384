"""What the page of one student is drawn from."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.contact import ContactDue
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.results.student import StudentDetails
from mentorcli.models.session import Session


class StudentPage(NamedTuple):
    """One student on one screen.

    `ahead` is what is planned, the next one first; `past` are the other sessions, the latest first; their times are
    aware. `contact` is the follow-up of a silent student, None where nothing will be due.
    """

    details: StudentDetails
    attendance: Attendance
    ahead: tuple[Session, ...]
    past: tuple[Session, ...]
    due: tuple[DueEntry, ...]
    contact: ContactDue | None

"""Weeks that a funded student is owed a session of (domain, sections 8 and 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.session import Session
from mentorcli.models.student import Student, StudentStatus
from mentorcli.models.timeoff import TimeOff


class OwedState(StrEnum):
    """What became of a week that is owed."""

    MADE_UP = "made-up"
    OPEN = "open"
    LOST = "lost"


class OwedWeek(NamedTuple):
    """A week that is owed, by its Monday.

    It can be made up until the local day `until`. `by` is the session that made it up, or, while it is open, the one
    that is planned and would.
    """

    monday: date
    state: OwedState
    until: date
    by: Session | None = None


class OwedFacts(NamedTuple):
    """What decides which weeks are owed to a student.

    `statuses` tells from which local day on the student had which status, oldest first; before the first one it was the
    same. `own` is the student's time off, `mentors` the mentor's.
    """

    student: Student
    sessions: Sequence[Session]
    statuses: Sequence[tuple[date, StudentStatus]]
    own: Sequence[TimeOff] = ()
    mentors: Sequence[TimeOff] = ()

"""What the services behind `mentor timeoff` return."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.models.timeoff import TimeOff


class NumberedTimeOff(NamedTuple):
    """A time off, its number (of when it was noted), and whose it is (None: the mentor's own)."""

    number: int
    student: Student | None
    time: TimeOff


class PlannedThen(NamedTuple):
    """A session that is planned on a day off; `free` is a start after it, on the clock without a zone, that is free."""

    student: Student
    session: Session
    free: datetime


class TimeOffAdded(NamedTuple):
    """A time off that was added, those of the same person that it overlaps, and the sessions planned in it."""

    added: NumberedTimeOff
    overlapping: tuple[TimeOff, ...]
    sessions: tuple[PlannedThen, ...]

"""What the day's end works with: the sessions that are open, and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Session
from mentorcli.models.student import Student


class OpenSession(NamedTuple):
    """A session that has begun and is not documented, with the facts of its day; its `start` is as WHEN is typed."""

    student: Student
    session: Session
    start: str


class DayEnd(NamedTuple):
    """How many sessions were logged as held, as a no-show and as called off, and how many were left as they are."""

    held: int = 0
    no_shows: int = 0
    cancelled: int = 0
    left: int = 0

    @property
    def logged(self) -> int:
        """How many were logged."""
        return self.held + self.no_shows + self.cancelled

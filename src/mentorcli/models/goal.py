"""What mentor and student agreed for the next session."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models import Record, check_moments, check_number, record


@record
class Goal(Record):
    """A goal, numbered for each student from 1.

    `agreed_at` and `done_at` are aware datetimes (ValueError for one without a zone); `session` is the id of the
    session at which it was agreed.
    """

    id: str
    number: int
    text: str
    agreed_at: datetime
    session: str | None = None
    done_at: datetime | None = None

    def __post_init__(self) -> None:
        check_moments(agreed_at=self.agreed_at, done_at=self.done_at)
        check_number(self.number)

"""A note on a student."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models import Record, check_moments, record


@record
class Note(Record):
    """A dated note on a student. `session` is the session it came with, if any."""

    id: str
    at: datetime
    text: str
    session: str | None = None

    def __post_init__(self) -> None:
        check_moments(at=self.at)

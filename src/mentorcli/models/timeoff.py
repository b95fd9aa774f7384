"""Days on which no session is to be held: the mentor's own, or a student's (domain, section 10)."""

from __future__ import annotations

from datetime import date

from mentorcli.models import Record, check_years, record


@record
class TimeOff(Record):
    """Local days off, both ends included. Raises ValueError where the end lies before the start or a year is off."""

    id: str
    start: date
    end: date

    def __post_init__(self) -> None:
        check_years(start=self.start, end=self.end)
        if self.end < self.start:
            raise ValueError(f"time off cannot end on {self.end}, before {self.start}")

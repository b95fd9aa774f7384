"""What was reported through the contact form about a student who misses sessions (domain, section 5)."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models import Record, check_moments, record


@record
class NoShowReport(Record):
    """A report of no-shows that was sent; `at` is an aware datetime (ValueError for one without a zone).

    `sessions` are the ids of the no-shows it named: a run is unreported while one of its no-shows is in no report.
    """

    id: str
    at: datetime
    sessions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_moments(at=self.at)

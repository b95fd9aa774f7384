"""A student's way to another mentor (domain, section 7)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_moments, record


class TransferOutcome(StrEnum):
    """How a transfer ended."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"


@record
class Transfer(Record):
    """A transfer that was asked for.

    `started_at` and `ended_at` are aware datetimes; `to` is the next mentor's name where it is known. A
    transfer under way has neither `ended_at` nor `outcome`.
    """

    id: str
    started_at: datetime
    reason: str
    to: str | None = None
    ended_at: datetime | None = None
    outcome: TransferOutcome | None = None

    def __post_init__(self) -> None:
        check_moments(started_at=self.started_at, ended_at=self.ended_at)
        if (self.ended_at is None) is not (self.outcome is None):
            raise ValueError("a transfer has either both ended_at and outcome or neither")


class TransferWait(NamedTuple):
    """How long a transfer has taken: `since` is a local day, `days` whole days from it, `late` by the policy."""

    student: str
    since: date
    days: int
    late: bool
    to: str | None

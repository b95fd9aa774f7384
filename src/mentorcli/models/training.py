"""The mentor's own training (domain, section 1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_years, record


class TrainingName(StrEnum):
    """The steps in order; `manager-talk` comes after the training, before the first presentation one runs."""

    COURSE = "course"
    INTERVIEW = "interview"
    FIRST_SESSION = "first-session"
    LINK_SENT = "link-sent"
    CONFIRMED = "confirmed"
    MANAGER_TALK = "manager-talk"


@record
class TrainingStep(Record):
    """A step that is done: `id` is its name, `on` a local day, `link` such as that of the recording.

    Raises ValueError for a year that nobody means.
    """

    id: TrainingName
    on: date
    link: str | None = None

    def __post_init__(self) -> None:
        check_years(on=self.on)


class TrainingState(NamedTuple):
    """A step with its state; `on` is None where it is not done."""

    step: TrainingName
    on: date | None
    link: str | None

    @property
    def done(self) -> bool:
        """Whether the step is done."""
        return self.on is not None

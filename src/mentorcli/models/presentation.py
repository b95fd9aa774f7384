"""Project presentations: the request for one, how long one took, who may run one (domain, sections 1 and 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_moments, check_years


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class PresentationRequest(Record):
    """A presentation asked for: `target` is the local day aimed at, `requested_at` an aware datetime.

    Raises ValueError for a time without a zone.
    """

    id: str
    project: str
    target: date
    requested_at: datetime

    def __post_init__(self) -> None:
        check_moments(requested_at=self.requested_at)
        check_years(target=self.target)


class Part(StrEnum):
    """The two parts of a presentation, in order."""

    PRESENTATION = "presentation"
    QUESTIONS = "questions"


class TimedPart(NamedTuple):
    """A part of a presentation against its limits, all in seconds, the limits themselves being inside.

    `off` is how much too long the part was, negative for too short, 0 inside.
    """

    seconds: int
    least: int
    most: int
    off: int


class Timing(NamedTuple):
    """A presentation's two parts; `questions` is None where they were not timed."""

    presentation: TimedPart
    questions: TimedPart | None

    @property
    def inside(self) -> bool:
        """Whether every part that was timed is inside its limits."""
        return not self.presentation.off and not (self.questions and self.questions.off)


class Missing(StrEnum):
    """What a mentor still lacks to run presentations."""

    FIRST_SESSION = "first-session"
    MONTHS = "months"
    MANAGER_TALK = "manager-talk"


class Eligibility(NamedTuple):
    """Whether the mentor may run presentations yet.

    `first_held` is the local day of the first session held, `ready_on` the day from which the months are
    complete (None before the first session), `manager_talk` the day of the talk.
    """

    first_held: date | None
    ready_on: date | None
    manager_talk: date | None
    missing: tuple[Missing, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

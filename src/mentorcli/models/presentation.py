"""Project presentations: the request for one, how long one took, who may run one (domain, sections 1 and 6)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models import Record, check_moments, check_number, check_years, record


@record
class PresentationRequest(Record):
    """A presentation asked for: `target` is the local day aimed at, `requested_at` an aware datetime.

    `number` is which presentation of the project it is, the first being 1. Raises ValueError for a time without a zone.
    """

    id: str
    project: str
    target: date
    requested_at: datetime
    number: int = 1

    def __post_init__(self) -> None:
        check_moments(requested_at=self.requested_at)
        check_years(target=self.target)
        check_number(self.number)


class Outcome(StrEnum):
    """How a presentation ended; `conditional` is decided later (domain, section 10)."""

    VALIDATED = "validated"
    CONDITIONAL = "conditional"
    TO_REDO = "to-redo"


@record
class PresentationResult(Record):
    """How a presentation of a project ended.

    `number` is which presentation of the project it was, the first being 1; `at` is its moment, or that of the result.
    `notes_sent_at` is when the assessment notes were sent, `decided_at` when a result that was conditional was decided;
    `note` is the id of the note that the comment became. Moments are aware (ValueError for one without a zone).
    """

    id: str
    project: str
    number: int
    at: datetime
    outcome: Outcome
    notes_sent_at: datetime | None = None
    decided_at: datetime | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_moments(at=self.at, notes_sent_at=self.notes_sent_at, decided_at=self.decided_at)
        check_number(self.number)
        if self.decided_at is not None and self.outcome is Outcome.CONDITIONAL:
            raise ValueError("a conditional result has no decided_at: it is still to be decided")

    @property
    def closed_at(self) -> datetime:
        """When the result was settled."""
        return self.decided_at or self.at


class DueWhat(StrEnum):
    """What is still to come after a presentation."""

    NOTES = "notes"
    UPLOAD = "upload"
    DECISION = "decision"


class ResultDue(NamedTuple):
    """What is still to come after a presentation, until the aware moment `due`."""

    result: PresentationResult
    what: DueWhat
    due: datetime


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

"""What presentations hand over to be shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.message import Message
from mentorcli.models.presentation import PresentationRequest, PresentationResult, ResultDue
from mentorcli.models.results.student import ProjectChange
from mentorcli.models.student import Student


class PresentationAsked(NamedTuple):
    """A presentation that was asked for, and the message that asks for it.

    `late` tells that its day is less than `weeks_min` weeks away, `ticked` that its item of the checklist was ticked
    with it.
    """

    student: Student
    request: PresentationRequest
    late: bool
    weeks_min: int
    letter: Message
    ticked: bool = False


class PlannedPart(NamedTuple):
    """How long a part of a rehearsal is to be, and its shortest and longest length, all in seconds."""

    planned: int
    least: int
    most: int


class ShownResult(NamedTuple):
    """How a presentation ended: its comment where that is still kept, and until when its notes are due (aware).

    `pending` is what is still to come.
    """

    result: PresentationResult
    notes_due: datetime
    pending: tuple[ResultDue, ...]
    comment: str | None = None


class ResultNoted(NamedTuple):
    """A result that was noted, or whose assessment notes were sent (`sent`), and what it changed.

    `change` is the project after it with the sessions that follow, `project_before` as it was; `before` is the result
    that was told anew or decided, None where it is new. `waits_for` is the title of another project in progress that
    keeps this one from going on.
    """

    student: Student
    shown: ShownResult
    change: ProjectChange
    project_before: str
    before: PresentationResult | None = None
    waits_for: str | None = None
    sent: bool = False


class ResultsFound(NamedTuple):
    """How a student's presentations ended, in order; `open_projects` are the titles of those without a result yet."""

    student: Student
    results: tuple[ShownResult, ...]
    open_projects: tuple[str, ...] = ()

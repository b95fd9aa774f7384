"""What presentations hand over to be shown."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.message import Message
from mentorcli.models.presentation import PresentationRequest
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

"""What checklists hand over to be shown."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.checklist import Checklist
from mentorcli.models.student import Student


class ChecklistResult(NamedTuple):
    """A checklist, plain (`student` None) or a student's with its state, and the title of the project in progress.

    `at_hand` is which presentation of its project comes next or is under way; `awaits_result`: its day has come, and
    no result is noted.
    """

    checklist: Checklist
    student: Student | None
    in_progress: str | None = None
    at_hand: int = 1
    awaits_result: bool = False

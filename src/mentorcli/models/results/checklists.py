"""What checklists hand over to be shown."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.checklist import Checklist
from mentorcli.models.student import Student


class ChecklistResult(NamedTuple):
    """A checklist, plain (`student` None) or a student's with its state, and the title of the project in progress."""

    checklist: Checklist
    student: Student | None
    in_progress: str | None = None

"""What the services behind `mentor goal` return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.goal import Goal
from mentorcli.models.student import Student


class StudentGoal(NamedTuple):
    """A goal and the student with whom it was agreed."""

    student: Student
    goal: Goal


class GoalsChanged(NamedTuple):
    """Goals that were agreed, met or opened again, and how many of the student's are open now."""

    student: Student
    goals: tuple[Goal, ...]
    open: int

"""The projects of a student's path, and the free resources suggested on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAX_LEVEL = 3


class ProjectStatus(StrEnum):
    """How far a project is."""

    TODO = "todo"
    IN_PROGRESS = "in-progress"
    PRESENTED = "presented"
    VALIDATED = "validated"


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the student's path. `level` is its level of expertise, 1 to 3 (None: not known)."""

    id: str
    title: str
    status: ProjectStatus = ProjectStatus.TODO
    level: int | None = None

    def __post_init__(self) -> None:
        if self.level is not None and not 1 <= self.level <= MAX_LEVEL:
            raise ValueError(f"the level is {self.level}, not 1, 2 or 3")


@dataclass(frozen=True, slots=True)
class Resource:
    """A free course or page suggested to the student."""

    id: str
    url: str
    title: str | None = None

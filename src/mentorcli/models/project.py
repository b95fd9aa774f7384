"""The projects of a student's path, and the free resources suggested on the way."""

from datetime import date
from enum import StrEnum

from mentorcli.models import Record, check_years, record

MAX_LEVEL = 9  # the platform knows 7 today


class ProjectStatus(StrEnum):
    """How far a project is."""

    TODO = "todo"
    IN_PROGRESS = "in-progress"
    PRESENTED = "presented"
    VALIDATED = "validated"


@record
class ProjectPeriod(Record):
    """Local days in which a project was in progress, the last one included (`end` None: it still is)."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        check_years(start=self.start, end=self.end)
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a project cannot end on {self.end}, before {self.start}")


@record
class Project(Record):
    """A project of the student's path.

    `level` is its level of expertise, 1 to 9 (None: not known). `periods` are when it was in progress, oldest first:
    what was started before mentor kept the days has none.
    """

    id: str
    title: str
    status: ProjectStatus = ProjectStatus.TODO
    level: int | None = None
    periods: tuple[ProjectPeriod, ...] = ()

    def __post_init__(self) -> None:
        if self.level is not None and not 1 <= self.level <= MAX_LEVEL:
            raise ValueError(f"the level is {self.level}, not between 1 and {MAX_LEVEL}")

    @property
    def begun(self) -> bool:
        """Whether the student has begun it."""
        return self.status is not ProjectStatus.TODO


@record
class Resource(Record):
    """A free course or page suggested to the student."""

    id: str
    url: str
    title: str | None = None

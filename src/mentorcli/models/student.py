"""A student and what is kept about them besides the sessions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Funding(StrEnum):
    """Who pays for the student's training."""

    FUNDED = "funded"
    SELF_PAID = "self-paid"
    APPRENTICESHIP = "apprenticeship"
    UNKNOWN = "unknown"


class StudentStatus(StrEnum):
    """Where the student stands with this mentor."""

    ACTIVE = "active"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"
    TRANSFERRED = "transferred"
    COMPLETED = "completed"


class ProjectStatus(StrEnum):
    """How far a project is."""

    TODO = "todo"
    IN_PROGRESS = "in-progress"
    PRESENTED = "presented"
    VALIDATED = "validated"


SLUG = re.compile(r"[a-z0-9-]{1,60}\Z")
RANDOM_ID = re.compile(r"[0-9a-z]{8,32}\Z")
MAX_LEVEL = 3


@dataclass(frozen=True, slots=True)
class FundingPeriod:
    """The funding that holds from a day on (`since` None: from the beginning)."""

    funding: Funding
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Student:
    """A student's profile.

    `id` is the slug, also the folder's name. `funding` lists the periods, oldest first.
    `tombstone` is a random name under which the erasure of this student will be remembered.
    Raises ValueError for an id that is no slug or an empty name.
    """

    id: str
    name: str
    tombstone: str
    email: str | None = None
    phone: str | None = None
    path: str | None = None
    funding: tuple[FundingPeriod, ...] = ()
    status: StudentStatus = StudentStatus.ACTIVE
    started: date | None = None

    def __post_init__(self) -> None:
        if not SLUG.match(self.id):
            raise ValueError(f"the id {self.id!r} is not made of a-z, 0-9 and -, at most 60 of them")
        if not self.name.strip():
            raise ValueError("the name is empty")
        if not RANDOM_ID.match(self.tombstone):
            raise ValueError("the tombstone is not 8 to 32 characters of 0-9 and a-z")

    def funding_on(self, day: date) -> Funding:
        """Return the funding that holds on a local day: the latest period begun by then."""
        current = Funding.UNKNOWN
        for period in self.funding:
            if period.since is None or period.since <= day:
                current = period.funding
        return current


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note on a student. `session` is the session it came with, if any."""

    id: str
    at: datetime
    text: str
    session: str | None = None


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

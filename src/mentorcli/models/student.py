"""A student's profile."""

from datetime import date
from enum import StrEnum

from mentorcli.models import Record, check_years, record


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


SLUG_LENGTH = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_RANDOM_SHORTEST, _RANDOM_LONGEST = 8, 32


def is_slug(text: str) -> bool:
    """Return whether a text is `[a-z0-9-]`, 1 to 60 characters: a student's id, and a folder's name."""
    return 0 < len(text) <= SLUG_LENGTH and not text.replace("-", "").strip(_LETTERS)


def is_random_id(text: str) -> bool:
    """Return whether a text is `[0-9a-z]`, 8 to 32 characters: the id of a session or a tombstone."""
    return _RANDOM_SHORTEST <= len(text) <= _RANDOM_LONGEST and not text.strip(_LETTERS)


@record
class FundingPeriod(Record):
    """The funding that holds from a day on (`since` None: from the beginning). Raises ValueError for a year off."""

    funding: Funding
    since: date | None = None

    def __post_init__(self) -> None:
        check_years(since=self.since)


@record
class Student(Record):
    """A student's profile.

    `id` is the slug, also the folder's name. `funding` lists the periods, oldest first.
    `tombstone` is a random name under which the erasure of this student will be remembered, and the uid for life;
    `aliases` are the uids of the entries that were put together with this one.
    Raises ValueError for an id that is no slug, an empty name or a start in a year that nobody means.
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
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not is_slug(self.id):
            raise ValueError(f"the id {self.id!r} is not made of a-z, 0-9 and -, at most 60 of them")
        if not self.name.strip():
            raise ValueError("the name is empty")
        if not is_random_id(self.tombstone):
            raise ValueError("the tombstone is not 8 to 32 characters of 0-9 and a-z")
        if self.aliases and not all(map(is_random_id, self.aliases)):
            raise ValueError("an alias is not 8 to 32 characters of 0-9 and a-z")
        if self.started is not None:
            check_years(started=self.started)

    def funding_on(self, day: date) -> Funding:
        """Return the funding that holds on a local day: the latest period begun by then."""
        current = Funding.UNKNOWN
        for period in self.funding:
            if period.since is None or period.since <= day:
                current = period.funding
        return current

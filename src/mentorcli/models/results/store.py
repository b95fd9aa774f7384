"""What the services behind `mentor store` return."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Places(NamedTuple):
    """Where the data and the configuration are."""

    store: str
    config: str


class FoundFault(NamedTuple):
    """A fault in the store: where it is, what it is, and whether it can be mended without loss."""

    path: str
    line: int | None
    field: str | None
    message: str
    repairable: bool
    whole: bool  # the message names its place itself


class ToSettle(NamedTuple):
    """What only a person can settle about a student (a slug): what it is, and a command that settles it."""

    student: str
    what: str
    command: str


class Checked(NamedTuple):
    """What a check of the store found, what it mended, and what only a person can settle."""

    path: str
    students: int
    sessions: int
    faults: list[FoundFault]
    mended: list[FoundFault]
    repaired: bool
    to_settle: tuple[ToSettle, ...] = ()


class BackupSaved(NamedTuple):
    """A backup that was written and read back. `made_at` is an aware datetime, `size` in bytes.

    `path` is absolute, `typed` as it may be typed from here.
    """

    path: str
    made_at: datetime
    students: int
    files: int
    size: int
    typed: str


class Restored(NamedTuple):
    """A backup that took the place of everything.

    `before` is the backup of what was there, None where there was nothing; `erased_and_back` are the students who had
    been erased from this store and are back.
    """

    made_at: datetime
    students: int
    before: str | None
    erased_and_back: list[str]


class Imported(NamedTuple):
    """How many records an import brought, who had been erased from this store and is back, and what is to settle."""

    new: int
    changed: int
    same: int
    erased_and_back: list[str]
    to_settle: tuple[ToSettle, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether anything was new."""
        return bool(self.new or self.changed)


class Exported(NamedTuple):
    """Texts of an export by file name (empty: the one file asked for), and how much they hold."""

    texts: dict[str, str]
    students: int
    sessions: int


class ExportSaved(NamedTuple):
    """The files of an export, and how much they hold."""

    files: list[str]
    students: int
    sessions: int

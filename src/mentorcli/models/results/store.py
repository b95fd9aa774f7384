"""What the services behind `mentor store` return."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple


class Places(NamedTuple):
    """Where the data and the configuration are."""

    store: str
    config: str


class FoundFault(NamedTuple):
    """A fault in the store: where it is, what it is, and whether it can be mended without loss.

    `acceptable`: it can be taken as right, which only a person can tell. Of a copy that holds more, `look` shows what
    that is and `take` brings it in: commands for a shell.
    """

    path: str
    line: int | None
    field: str | None
    message: str
    repairable: bool
    whole: bool  # the message names its place itself
    look: str | None = None
    take: str | None = None
    acceptable: bool = False
    passing: bool = False


class ToSettle(NamedTuple):
    """What only a person can settle about a student (a slug, else empty): what it is, a command that settles it."""

    student: str
    what: str
    command: str


class Checked(NamedTuple):
    """What a check of the store found, what it mended, and what only a person can settle.

    `edited` are the paths of profiles that a person changed by hand. `passing` is what an interruption left and that
    hinders nobody: the next change there puts it right.
    """

    path: str
    students: int
    sessions: int
    faults: list[FoundFault]
    mended: list[FoundFault]
    repaired: bool
    to_settle: tuple[ToSettle, ...] = ()
    edited: tuple[str, ...] = ()
    passing: tuple[FoundFault, ...] = ()


class BackupSaved(NamedTuple):
    """A backup that was written and read back. `made_at` is an aware datetime, `size` in bytes.

    `path` is absolute, `typed` as it may be typed from here. `raw` is in it byte for byte, for it cannot be read;
    `left_out` is not in it.
    """

    path: str
    made_at: datetime
    students: int
    files: int
    size: int
    typed: str
    raw: Sequence[FoundFault] = ()
    left_out: Sequence[FoundFault] = ()
    encrypted: bool = False


class BackupVerified(NamedTuple):
    """A backup whose file is whole: when it was made (aware), what it holds, and what of it the store cannot read.

    `raw` and `left_out` are what it tells itself, as of when it was made; `faults` is what is wrong with it now.
    """

    path: str
    format: int
    made_at: datetime
    students: int
    sessions: int
    files: int
    size: int
    raw: Sequence[FoundFault]
    left_out: Sequence[FoundFault]
    faults: Sequence[FoundFault]
    encrypted: bool = False


class Restored(NamedTuple):
    """A backup that took the place of everything.

    `before` is the backup of what was there, None where there was nothing; `erased` are the students of the backup
    who had been erased from this store and are left out.
    """

    made_at: datetime
    students: int
    before: str | None
    erased: list[str]


class DifferingRecord(NamedTuple):
    """A record that is there already and differs in a file: `fields` has name, value here, value in the file.

    `student` is the slug here, None for the mentor's own records.
    """

    student: str | None
    kind: str
    id: str
    fields: tuple[tuple[str, object, object], ...]


class Imported(NamedTuple):
    """How many records an import brought, what it left, and what is to settle.

    `differing` are the records that stayed as they were (with `theirs`: those that were taken from the file), `erased`
    the students of the file who were erased from this store and are left out, `placed` those whose slug here is
    another than in the file: that in the file, that here, whether they are new. `united` are those who were known here
    by another uid: the slug in the file, that here. `merged` are the entries here that the file knows as one person:
    the slug of the one that goes, that of which it is part; `follow` counts the documented sessions whose funding is
    known by that. `met` are the slugs of unreachable students with whom a session was held since. `dry_run`: nothing
    was written.
    """

    new: int
    changed: int
    same: int
    differing: tuple[DifferingRecord, ...] = ()
    erased: tuple[str, ...] = ()
    placed: tuple[tuple[str, str, bool], ...] = ()
    to_settle: tuple[ToSettle, ...] = ()
    theirs: bool = False
    dry_run: bool = False
    united: tuple[tuple[str, str], ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    follow: int = 0
    met: tuple[str, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether anything was new, and written."""
        return bool(self.new or self.changed or self.merged) and not self.dry_run


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

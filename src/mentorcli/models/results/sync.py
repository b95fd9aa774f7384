"""What the services behind `mentor sync` return."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mentorcli.models.results.store import ToSettle


class Settled(NamedTuple):
    """What a sync settled between two computers, and is to be told.

    `kind`: `taken-back`, `undo-without-effect`, `together-taken-back`, `profile`, `slug`,
    `same-session`, `erased` or `setting`.
    `student` is the slug of whom it concerns, `what` the command, the field, the former slug or the other
    student, `changes` how many
    changes went with it, `command` what puts it back, where anything does.
    """

    kind: str
    student: str | None = None
    what: str = ""
    at: datetime | None = None
    changes: int = 0
    command: str | None = None
    value: str = ""


class Synced(NamedTuple):
    """What a sync did.

    `place` is the other side, None where there is none yet. `kept`: what was changed here was committed; `sent`: it
    went there. `came` are the changes that came from there, by student (None: the mentor's own). `problem` tells why
    the other side was not reached. `begun`: it was set up just now; `made`: so was the place, empty until then.
    """

    place: str | None
    kept: bool
    sent: bool
    came: dict[str | None, int]
    settled: tuple[Settled, ...] = ()
    to_settle: tuple[ToSettle, ...] = ()
    problem: str | None = None
    hint: str | None = None
    begun: bool = False
    made: bool = False


class SyncStatus(NamedTuple):
    """How the store stands to the other side, as far as that was last seen; `agreed` is when (aware).

    `unsent` are the changes that are only here, `waiting` those that were fetched and are not united yet.
    """

    place: str | None
    machine: str
    agreed: datetime | None
    unsent: int
    waiting: int


class SyncEntry(NamedTuple):
    """A version that is kept: its id, when it was made (aware), by which machine (None: this one), and what it is.

    `kind` is `here` (changes of one computer) or `both` (two united), `changes` how many came with it.
    """

    id: str
    at: datetime
    machine: str | None
    kind: str
    changes: int

"""What `mentor sync` prints with `--json`, field by field: from this the schemas are made, as from `schema.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorcli.render.json.schema_base import Output

SettledKind = Literal[
    "taken-back", "undo-without-effect", "together-taken-back", "profile", "slug", "same-session", "erased", "setting"
]


@dataclass(frozen=True)
class SettledOutput(Output):
    """Something that two computers disagreed on; `command` gives the other answer, null where nothing does.

    `what` is the command, the field, the former slug, the other student or the key; `value` what did not hold.
    """

    kind: SettledKind
    student: str | None
    what: str
    value: str
    at: datetime | None
    changes: int
    command: str | None


@dataclass(frozen=True)
class ToSettleOutput(Output):
    """What only a person can settle, the same on every computer, and a command that settles it."""

    student: str
    what: str
    command: str


@dataclass(frozen=True)
class SyncOutput(Output):
    """What a sync, or setting one up, did: `came` counts changes by student, `own` those of the mentor's own records.

    `place` is null where versions are kept here alone, `made` tells that it was empty and made by this, `problem` why
    it was not reached (exit 1).
    """

    place: str | None
    made: bool
    kept: bool
    sent: bool
    came: dict[str, int]
    own: int
    settled: list[SettledOutput]
    to_settle: list[ToSettleOutput]
    problem: str | None


@dataclass(frozen=True)
class SyncStatusOutput(Output):
    """How the store stands to the place as last seen: when they agreed, changes not sent, and changes not united."""

    place: str | None
    machine: str
    agreed: datetime | None
    unsent: int
    waiting: int


@dataclass(frozen=True)
class SyncVersionOutput(Output):
    """A version that is kept; `machine` is null for this computer, and where no computer of ours made it (`hand`).

    `kind` is `here` (changes of one computer), `both` (two united) or `hand` (made by a person with git).
    """

    id: str
    at: datetime
    machine: str | None
    kind: Literal["here", "both", "hand"]
    changes: int

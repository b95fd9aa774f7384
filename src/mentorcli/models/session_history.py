"""What one session went through, as the journal has it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from mentorcli.models.session import Session


class EventKind(StrEnum):
    """What one line of the journal did to a session."""

    PLANNED = "planned"
    RECORDED = "recorded"
    IMPORTED = "imported"
    MOVED = "moved"
    JUDGED = "judged"
    JUDGED_AGAIN = "judged-again"
    UNMARKED = "unmarked"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    DELETED = "deleted"
    TAKEN_BACK = "taken-back"
    DONE_AGAIN = "done-again"


class FieldChange(NamedTuple):
    """One fact of a session before and after a change, None where it was not known or has gone."""

    field: str
    before: Any
    after: Any


class TakenBack(NamedTuple):
    """A change that was taken back: its id, its command, and when it was written (aware)."""

    op: str
    command: str
    at: datetime


class SessionEvent(NamedTuple):
    """One change of a session: what it did, when it was written, by which command and where.

    `at` is the mentor's present of then, with the offset of the machine that wrote it; `written` (UTC) what that
    machine's clock said, None for lines from before it was noted. `own` tells that it was this machine; `machine` is
    None where it is not known. `before` and `after` are the session, None where there was none. `undone` tells
    that it was taken back later, `takes_back` is the change that it took back itself.
    """

    op: str
    kind: EventKind
    at: datetime
    command: str
    before: Session | None
    after: Session | None
    changes: tuple[FieldChange, ...] = ()
    written: datetime | None = None
    machine: str | None = None
    own: bool = True
    takes_back: TakenBack | None = None
    undone: bool = False

    @property
    def moved(self) -> bool:
        """Whether the planned start is another one than before."""
        return any(change.field == "scheduled_at" for change in self.changes) and self.before is not None

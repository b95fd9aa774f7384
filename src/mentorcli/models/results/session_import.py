"""What the service behind `mentor session import` returns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from mentorcli.models.foreign import RowFault
from mentorcli.models.session import Session
from mentorcli.models.student import StudentStatus
from mentorcli.text import Bilingual


class ImportedStudent(NamedTuple):
    """A student of a file: the name there, who they are here, and what their rows bring.

    `slug` is the one that a new student gets. `since` and `until` are the first and last start (aware) of what is new.
    """

    name: str
    slug: str
    new: bool
    sessions: tuple[Session, ...]
    same: int

    @property
    def since(self) -> datetime | None:
        """The start of the first session that is new."""
        return min((one.scheduled_at for one in self.sessions), default=None)

    @property
    def until(self) -> datetime | None:
        """The start of the last session that is new."""
        return max((one.scheduled_at for one in self.sessions), default=None)


class OpenHere(NamedTuple):
    """A session that is planned here and of which the file says what became: the session, and what the file says."""

    session: Session
    row: int
    status: str


class SessionImport(NamedTuple):
    """What an import of another tool's file does, or would do.

    `refused` are the rows that cannot be taken, `open_here` sessions that the file knows more of than the store.
    `made_up` counts what the file does not tell and was put in; `status` is that of new students. `saved`: it was
    written. `saved_map` is the name under which its columns are remembered.
    """

    tool: str
    encoding: str
    students: tuple[ImportedStudent, ...]
    refused: tuple[RowFault, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    open_here: tuple[OpenHere, ...] = ()
    made_up: Mapping[str, int] = {}
    status: StudentStatus = StudentStatus.ACTIVE
    saved: bool = False
    saved_map: str | None = None

    @property
    def new(self) -> int:
        """How many sessions are new."""
        return sum(len(one.sessions) for one in self.students)

    @property
    def same(self) -> int:
        """How many rows are here already."""
        return sum(one.same for one in self.students)

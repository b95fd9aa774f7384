"""Everything stored about one student: the profile, and the records that the journal leaves behind.

And without the records, for what must be quick, names and status from the heads of the profiles: the descriptions that
TAB shows, and which students a typed name may mean.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Student, StudentStatus
from mentorcli.store import files
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import PROFILE
from mentorcli.store.replay import Replay

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.goal import Goal
    from mentorcli.models.note import Note
    from mentorcli.models.project import Project, Resource
    from mentorcli.store.store_folder import StoreFolder

R = TypeVar("R")


class StudentRecords:
    """One student's records as they now are.

    `edited` means that a person changed the profile since it was last written, `stale` that they changed one of an
    older state, which does not count; `file` is the checksum of a profile that is not as it was last written.
    `behind`: it was not written since the journal has a later one, as after a crash.
    """

    behind = False

    def __init__(
        self, replay: Replay, student: Student, *, edited: bool = False, stale: bool = False, file: int | None = None
    ) -> None:
        self.replay = replay
        self.student = student
        self.edited = edited
        self.stale = stale
        self.file = file

    @property
    def sessions(self) -> dict[str, Session]:
        """The sessions by id, in the order they were first written."""
        return self.replay.records(Session)

    @property
    def id(self) -> str:
        """The student's slug."""
        return self.student.id

    @property
    def notes(self) -> list[Note]:
        """The dated notes, oldest first."""
        return sorted(self.replay.current("note").values(), key=lambda note: note.at)  # by name, as projects are

    @property
    def note_numbers(self) -> tuple[int, ...]:
        """The numbers of the notes, in the order of `notes`: by when each was written, and never used again."""
        from mentorcli.store.numbering import numbers  # only where notes are listed

        known = numbers([self.replay.journal], "note")
        return tuple(known[note.id] for note in self.notes)

    @property
    def projects(self) -> list[Project]:
        """The projects in the order they were added."""
        return list(self.replay.current("project").values())  # by name: without a project its module is not loaded

    @property
    def goals(self) -> list[Goal]:
        """The goals in the order of their numbers."""
        from mentorcli.models.goal import Goal

        return sorted(self.replay.records(Goal).values(), key=lambda goal: goal.number)

    @property
    def resources(self) -> list[Resource]:
        """The suggested resources in the order they were added."""
        from mentorcli.models.project import Resource

        return list(self.replay.records(Resource).values())

    def records(self, record_class: type[R]) -> dict[str, R]:
        """Return the records of a class by id, such as `records(Contact)`."""
        return self.replay.records(record_class)

    def reported(self, before: datetime | None = None) -> frozenset[str]:
        """Return the ids of the sessions that reports of no-shows named, those before an aware moment where given."""
        reports = self.replay.current("no-show-report").values()
        return frozenset(
            session for report in reports if before is None or report.at < before for session in report.sessions
        )

    def before(self, session: Session) -> Session | None:
        """Return the session as it was before it became a no-show, None where it began as one."""
        found = None
        for version in self.replay.history(Session, session.id):
            if version.record is not None and version.record.status is not SessionStatus.NO_SHOW:
                found = version.record
        return found

    def documented_in(self, session: Session) -> str | None:
        """Return the id of the operation that told what happened to the session, None where it is not told."""
        told, status = None, SessionStatus.SCHEDULED
        for version in self.replay.history(Session, session.id):
            now = version.record.status if version.record is not None else SessionStatus.SCHEDULED
            told = version.op if now is not status else told
            status = now
        return told

    def documented_at(self, session: Session) -> datetime | None:
        """Return when what happened to the session was told (aware), None where it is not or by whom is unknown."""
        told = self.documented_in(session)
        return next((line.at for _, line in self.replay.effective if line.op == told), None)

    def overwritten(self, note: Note) -> Session | None:
        """Return the session as the operation that wrote its note left it, where another machine overwrote that."""
        from mentorcli.models.note import Note

        versions = self.replay.history(Session, note.session or "")
        op = self.replay.history(Note, note.id)[-1].op
        left = next((one.record for one in versions if one.op == op), None)
        if left is None or versions[-1].op == op:
            return None
        wrote = {line.op: line.machine for _, line in self.replay.effective}
        return left if wrote[op] != wrote[versions[-1].op] else None

    def first_written(self, record_class: type[R], key: str) -> str:
        """Return the id of the operation that first wrote a record that is there."""
        return self.replay.history(record_class, key)[0].op


def names(store: StoreFolder, slugs: Iterable[str]) -> dict[str, str]:
    """Return the name of each student whose profile has one on a line of its own, as we write it."""
    return {slug: name for slug, (name, _) in heads(store, slugs).items()}


def heads(store: StoreFolder, slugs: Iterable[str]) -> dict[str, tuple[str, StudentStatus]]:
    """Return name and status of each student whose profile has them on lines of their own, as we write them.

    No journal is read and no TOML parsed: after a crash they may be those of before; where a person wrote the lines
    otherwise they are missing. An erased student whose folder is there again has no head.
    """
    found: dict[str, tuple[str, StudentStatus]] = {}
    erased = store.erased()
    with contextlib.suppress(OSError), store.students() as students:
        for slug in slugs:
            with contextlib.suppress(OSError, *DECODE_ERRORS), files.folder(slug, students) as folder:
                written = b"\n" + files.read(PROFILE, folder)
                name, status = _text(written, b"name"), _text(written, b"status")
                if name is not None and not (erased and _text(written, b"tombstone") in erased):
                    found[slug] = name, StudentStatus.ACTIVE if status is None else StudentStatus(status)
    return found


def _text(written: bytes, key: bytes) -> str | None:
    """Return the text of a profile's line, None where there is no such line. Raises one of DECODE_ERRORS."""
    _, there, rest = written.partition(b"\n" + key + b" = ")
    # A TOML string of one line is a JSON string too, \U apart.
    return msgspec.json.decode(rest.partition(b"\n")[0], type=str) if there else None

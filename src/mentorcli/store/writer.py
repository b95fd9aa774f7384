"""Changing the store: one operation a line, durable before it counts as saved.

A writer is made by `mentorcli.store.transaction`, which holds the store's lock for the writer's whole life: what it
reads is what it changes. Whatever fails on the way raises NotSavedError (exit 5) and leaves the bytes that were there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mentorcli.errors import RefusedError
from mentorcli.models.session import FirstSession, Session
from mentorcli.models.student import Student
from mentorcli.rules.recording import any_earlier
from mentorcli.store import files, ids
from mentorcli.store.journal import (
    ERASURE,
    FIRST_SESSION,
    HAND_EDIT,
    Line,
    checksum,
    encode_lines,
    encode_put,
    encode_record,
)
from mentorcli.store.layout import JOURNAL, MENTOR_JOURNAL, PROFILE, STUDENTS, kind_of
from mentorcli.store.lock import Held
from mentorcli.store.replay import Replay
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, system_message

if TYPE_CHECKING:
    from mentorcli.store.first_session import FirstSessionNote


class Writer:
    """The store while it is held for a change. Operations take `at`, an aware datetime, as their time.

    `root` is the open store folder, `held` the lock on it.
    """

    def __init__(self, store: Store, root: int, held: Held) -> None:
        self.store = store
        self.root = root
        self._held = held

    def elsewhere(self, store: Store, root: int) -> Writer:
        """Return a writer for another folder, under the same lock: what is written there comes into this store."""
        return Writer(store, root, self._held)

    def next_op(self, after: str = "") -> str:
        """Return the id of a new operation: later than `after`, and than whatever was written in this store before."""
        self._held.last_op = ids.operation_id(max(after, self._held.last_op))
        return self._held.last_op

    def count_from(self, last: str) -> None:
        """Let the ids of new operations count on from another one, be it an earlier one."""
        self._held.last_op = last

    def stamped(self, line: Line) -> Line:
        """Return a line with the machine that writes it and the time by that machine's own clock."""
        self.store.wrote = self.store.wrote or line.cmd != FIRST_SESSION
        now = datetime.now(UTC).replace(microsecond=0)
        return msgspec.structs.replace(line, machine=self.store.machine, written=now)

    def create(self, student: Student, *, cmd: str, at: datetime) -> StudentRecords:
        """Add a student, who is there whole or not at all. Raises RefusedError where the slug is taken."""
        from mentorcli.store import profile, student_folder  # only where a student is added

        files.make_folder(STUDENTS, self.root)
        with files.folder(STUDENTS, self.root) as students:
            if files.exists(student.id, students):
                raise RefusedError(
                    bilingual(f"There is a student {student.id} already", f"{student.id} existe déjà"),
                    bilingual("Choose another --slug.", "Choisissez un autre --slug."),
                )
            op = self.next_op()
            written = profile.encode(student, op, {})
            put = encode_put([("student", encode_record(student))])
            line = Line(op=op, at=at, cmd=cmd, put=put, file=checksum(written), uid=student.tombstone)
            journal = encode_lines([self.stamped(line)])[0]
            student_folder.build(student.id, journal, written, students)
        self._counts(student, op)
        return self.store.student(student.id)

    def append(
        self,
        known: StudentRecords,
        *records: object,
        cmd: str,
        at: datetime,
        drop: Sequence[tuple[str, str]] = (),
        undoes: str | None = None,
    ) -> None:
        """Write one operation on a student: the records it leaves behind and those it removes (`type`, `id`).

        A Student among them rewrites the profile too; what a person changed in it by hand becomes an operation of its
        own before that, in the same write, so that it can be come back to. One with another slug gives the student
        that slug (RefusedError where it is taken): read the student anew by it then. Where every record stands there
        already, nothing is written and the store's `skipped` is set. `known` then reads as the store does,
        except where the operation takes another one back (`undoes`, its id): read it anew.
        """
        replay = known.replay
        if undoes is None and not drop and _stand_already(replay, records, known.student):
            self.store.skipped = True
            return
        held = [record for record in records if isinstance(record, Session) and record.held]
        if held:
            self._invalidate_if_later(held, at)
        student = next((record for record in records if isinstance(record, Student)), None)
        lines, uid = [], known.student.tombstone
        last = replay.journal.last_op
        if known.edited and student is not None:
            last = self.next_op(last)
            lines.append(
                Line(op=last, at=at, cmd=HAND_EDIT, put=_encode(replay, [known.student]), file=known.file, uid=uid)
            )
        op = self.next_op(last)
        put = _encode(replay, records)
        with self.store.student_folder(known.id) as folder:
            written = self._encode_profile(known.id, student, op, folder) if student is not None else None
            file = checksum(written) if written is not None else None
            renamed = (known.id, student.id) if student is not None and student.id != known.id else None
            line = Line(op, at, cmd, put, _grouped(drop), undoes, file=file, renamed=renamed, uid=uid)
            with self._moving(renamed, op, replay.journal.good) if renamed else contextlib.nullcontext():
                self._append_lines(replay, [self.stamped(one) for one in (*lines, line)], JOURNAL, folder)
        self._counts(student or known.student, op)
        if written is not None or (known.behind and undoes is None):
            self.renew_profile(known, student, written)

    def _counts(self, student: Student, op: str) -> None:
        """Note that an operation on a student is durable: from now on it counts."""
        self.store.index().note(student.id, student.tombstone, op)
        self.store.committed = True

    def _moving(self, renamed: tuple[str, str], op: str, size: int) -> contextlib.AbstractContextManager[None]:
        """Give a student's folder another name once the operation inside stands in its journal of `size` bytes."""
        from mentorcli.store.renaming import moving  # only where a slug changes

        return moving(self.root, renamed, op, size)

    def _encode_profile(self, slug: str, student: Student, op: str, folder: int) -> bytes:
        """Return the new profile with a person's comments, and the fields of newer versions, of the one on disk."""
        from mentorcli.store import profile  # only where the profile changes
        from mentorcli.store.profile_comments import with_comments

        new = profile.encode(student, op, self.store.unknown_profile_fields(slug, folder))
        return with_comments(new, files.read(PROFILE, folder))

    def renew_profile(
        self, known: StudentRecords, student: Student | None = None, written: bytes | None = None
    ) -> None:
        """Write a student's profile, as the journal has it where none is given; what a person wrote in it is kept."""
        from mentorcli.store import hand_edits  # only where the profile changes

        if written is None:
            last = known.replay.history(Student, known.id)[-1]
            with self.store.student_folder(known.id) as folder:
                written = self._encode_profile(known.id, known.student, last.op, folder)
        hand_edits.follow(self.store, known, student or known.student, written)

    @staticmethod
    def _append_lines(replay: Replay, lines: Sequence[Line], name: str, folder: int) -> None:
        """Append operations in one write, and take them into the replay."""
        before = replay.journal
        data, journal = before.followed_by(lines)
        files.append(name, data, folder, good=before.good, torn=before.torn)
        for number, line in journal.lines[len(before.lines) :]:
            replay.apply(number, line)
        replay.journal = journal

    @cached_property
    def _first_session(self) -> FirstSessionNote:
        from mentorcli.store.first_session import FirstSessionNote  # only where a session was held, or could have been

        return FirstSessionNote(self.store, lambda note, at: self.append_mentor(note, cmd=FIRST_SESSION, at=at))

    def _invalidate_if_later(self, held: Sequence[Session], at: datetime) -> None:
        """Set the first held session back to unknown where one of these was held before it."""
        if any_earlier(held, self.store.first_session()):
            self._first_session.invalidate_if_later(held, at)

    def remember_first_session(self, session: Session, *, at: datetime) -> None:
        """Note the mentor's very first held session where it is not known; `session` was just saved as held."""
        if self.store.first_session() is None:
            self._first_session.remember(session, at)

    def invalidate_first_session(self, *, at: datetime) -> None:
        """Set the mentor's very first held session back to unknown, before a change that could make it another."""
        self._first_session.invalidate(at)

    def take_over_first_day(self, erased: datetime | None, *, at: datetime) -> None:
        """Keep the day of the mentor's first held session that another copy of the store knew (its student erased)."""
        self._first_session.take_over_day(erased, at)

    def append_mentor(
        self,
        *records: object,
        cmd: str,
        at: datetime,
        drop: Sequence[tuple[str, str]] = (),
        undoes: str | None = None,
    ) -> str:
        """Write one operation to the mentor's own journal and return its id, empty where nothing changes by it."""
        replay = self.store.mentor()
        if undoes is None and not drop and records and _stand_already(replay, records):
            self.store.skipped = True
            return ""
        op = self.next_op(replay.journal.last_op)
        put = _encode(replay, records)
        self.append_mentor_line(Line(op=op, at=at, cmd=cmd, put=put, drop=_grouped(drop), undoes=undoes))
        if undoes is not None:
            self.store.reread()
        return op

    def append_mentor_line(self, line: Line) -> None:
        """Write an operation, complete but for being stored, to the mentor's own journal."""
        replay = self.store.mentor()
        line = self.stamped(line)
        if replay.journal.lines:
            self._append_lines(replay, [line], MENTOR_JOURNAL, self.root)
        else:
            files.replace(MENTOR_JOURNAL, encode_lines([line])[0], self.root)
            self.store.reread()
        self.store.index().note(None, "", line.op)
        self.store.committed = self.store.committed or line.cmd != FIRST_SESSION

    def forget(
        self, known: StudentRecords, *, at: datetime, zone: tzinfo | None = None, doubtful: bool = False
    ) -> None:
        """Erase a student: out of sight in one step, with a tombstone without personal data.

        It is noted as an operation at `at`, without anything about the person. Of the mentor's very first held session
        the local day is kept (`zone` None: the system's), or, of a student not wholly read (`doubtful`), looked for.
        """
        earlier = self.store.mentor().records(FirstSession).get("first")
        kept = self._first_session.keep_day(known, zone, at, doubtful=doubtful)
        if not self.store.mentor().journal.lines:
            with contextlib.suppress(OSError):  # a tombstone tells that the journal was there
                self.append_mentor(cmd=FIRST_SESSION, at=at)
        try:
            self.erase(known)
        except OSError:
            if kept:
                self.append_mentor(earlier or FirstSession(), cmd=FIRST_SESSION, at=at)
            raise
        try:
            self.append_mentor(cmd=ERASURE, at=at)
        except OSError as error:
            why = system_message(error)
            self.store.warnings.append(
                bilingual(
                    f"The erasure itself could not be noted for mentor undo: {why}",
                    f"L'effacement lui-même n'a pas pu être noté pour mentor undo\u00a0: {why.french}",
                )
            )

    def erase(self, known: StudentRecords) -> None:
        """Erase a student without a note of it, as a repair does, which only finishes an earlier erasure.

        What cannot be removed now is named in the store's warnings; the next change tries again.
        """
        from mentorcli.store import erasing  # only where a student goes

        erasing.erase(self.store, self.root, known)


def _stand_already(replay: Replay, records: Sequence[object], student: Student | None = None) -> bool:
    """Return whether every record is as it was last written, a profile as it stands in its file."""
    for record in records:
        if isinstance(record, Student) and student is not None:
            if record != student:
                return False
        elif replay.records(type(record)).get(getattr(record, "id", "")) != record:
            return False
    return True


def _encode(replay: Replay, records: Sequence[object]) -> dict[str, msgspec.Raw]:
    """Encode records by type, each with the fields of newer versions that its last version had."""
    encoded = []
    for record in records:
        key = replay.slug if isinstance(record, Student) and replay.slug else getattr(record, "id", "")
        earlier = replay.history(type(record), key)
        encoded.append((kind_of(record), encode_record(record, earlier[-1].plain() if earlier else None)))
    return encode_put(encoded)


def _grouped(drop: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for kind, key in drop:
        groups.setdefault(kind, []).append(key)
    return groups

"""Changing the store: one writer at a time, one operation a line, durable before it is said to be done.

A writer holds the store's lock for its whole life, so what it reads is what it changes. Whatever fails on the way
raises NotSavedError (exit 5) and leaves the bytes that were there.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from mentorcli.errors import NotSavedError, RefusedError
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.store import files, ids, lock, profile
from mentorcli.store.journal import Journal, Line, encode_line, encode_put, encode_record, kind_of
from mentorcli.store.layout import (
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    PENDING,
    PROFILE,
    RESTORING,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
)
from mentorcli.store.replay import Replay
from mentorcli.store.repository import SCHEMA, Store, store_file
from mentorcli.store.student_records import StudentRecords

HAND_EDIT = "profile edited by hand"
FIRST_SESSION = "first session"
MIGRATION = "migration"
_NEW = ".new-"
_GONE = ".erased-"


@contextlib.contextmanager
def writing(store: Store, *, replacing: bool = False) -> Iterator[Writer]:
    """Hold the store for a change, making it where there is none yet.

    `replacing`: everything in it is about to be replaced, so it need not be readable.
    Raises BusyError after 10 s of waiting, NotSavedError for any OSError inside.
    """
    store.changing = True
    store.replacing = replacing
    try:
        _make(store)
        root = store.root()
        if root is None:  # pragma: no cover - it was made a line above
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        with lock.writer(root):
            store.locked = True
            store.reread()
            try:
                if not replacing:
                    _finish(store, root)
                yield Writer(store, root)
            finally:
                store.locked = False
    except OSError as error:
        path = error.filename if isinstance(error.filename, str) else ""
        raise NotSavedError(
            f"Not saved: {error.strerror} ({store.where(path) if path else store.where()})",
            "What was there is intact. Free space or check the permissions, then type the command again.",
        ) from None
    finally:
        store.changing = store.replacing = False


def _make(store: Store) -> None:
    """Make the store's folder and its `store.toml`, each durable before the next."""
    if store.root() is not None:
        return
    path = store.home.store
    for parent in reversed([path, *path.parents]):
        if not parent.exists():
            files.make_folder(str(parent))
            with files.folder(str(parent.parent)) as above:
                files.sync_folder(above)
    with files.folder(str(path)) as fd:
        os.fchmod(fd, files.FOLDER_MODE)
        with lock.writer(fd):
            if not files.exists(STORE_FILE, fd):
                files.replace(STORE_FILE, store_file(ids.record_id()), fd)


def _finish(store: Store, root: int) -> None:
    """Finish what was interrupted: a restore, an operation over several journals, a creation or an erasure.

    A store of an older schema is brought up to date.
    """
    there = set(os.listdir(root))
    if there & {RESTORING, UNPACKING}:
        from mentorcli.store import restore

        restore.discard(root)
        if RESTORING in there:
            restore.put_in_place(store, root)
    if store.schema < SCHEMA:
        from mentorcli.store.migrations import migrate

        migrate(store, root)
    if PENDING in there:
        from mentorcli.store.batch import clear

        clear(store, root)
    _sweep(store, root)


def _sweep(store: Store, root: int) -> None:
    """Remove what an interrupted creation or erasure left half-way. What cannot be removed waits for the next time."""
    with store.reading(STUDENTS), contextlib.suppress(FileNotFoundError), files.folder(STUDENTS, root) as students:
        for name in os.listdir(students):
            if name.startswith((_NEW, _GONE)):
                _remove(store, name, students)


def _remove(store: Store, name: str, students: int) -> None:
    """Remove a folder that is out of sight already. A failure is said: it may hold what was to be erased."""
    try:
        files.remove_folder(name, students)
    except OSError as error:
        where = store.where(STUDENTS, name)
        store.warnings.append(f"{where} could not be removed yet ({error.strerror}); the next change tries again")


class Writer:
    """The store while it is held for a change. Operations take `at`, an aware datetime, as their time."""

    def __init__(self, store: Store, root: int) -> None:
        self.store = store
        self._root = root
        self._earliest: Session | None = None

    def create(self, student: Student, *, cmd: str, at: datetime) -> StudentRecords:
        """Add a student: built aside and renamed into place, so that it is there whole or not at all.

        Raises RefusedError where the slug is taken.
        """
        files.make_folder(STUDENTS, self._root)
        with files.folder(STUDENTS, self._root) as students:
            if files.exists(student.id, students):
                raise RefusedError(f"There is a student {student.id} already", "Choose another --slug.")
            aside = _NEW + ids.record_id()
            try:
                files.make_folder(aside, students)
                self._fill(student, aside, students, cmd=cmd, at=at)
                files.move_folder(aside, student.id, students)
            except BaseException:
                with contextlib.suppress(OSError):
                    files.remove_folder(aside, students)
                raise
        return self.store.student(student.id)

    @staticmethod
    def _fill(student: Student, aside: str, students: int, *, cmd: str, at: datetime) -> None:
        op = ids.operation_id()
        written = profile.encode(student, op, {})
        put = encode_put([("student", encode_record(student))])
        line = Line(op=op, at=at, cmd=cmd, put=put, file=profile.checksum(written))
        with files.folder(aside, students) as folder:
            files.create(JOURNAL, encode_line(line), folder)
            files.create(PROFILE, written, folder)
            files.sync_folder(folder)

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
        own before that, in the same write, so that it can be come back to. `known` then reads as the store does,
        except where the operation takes another one back (`undoes`, its id): read it anew.
        """
        self._invalidate_later_first(records, at=at)
        replay = known.replay
        student = next((record for record in records if isinstance(record, Student)), None)
        by_hand = []
        last = replay.journal.last_op
        if known.edited and student is not None:
            last = ids.operation_id(last)
            by_hand = [Line(op=last, at=at, cmd=HAND_EDIT, put=_encode(replay, [known.student]))]
        op = ids.operation_id(last)
        with self.store.student_folder(known.id) as folder:
            written = self._profile(student, op, folder, known.id) if student else None
            line = Line(
                op=op,
                at=at,
                cmd=cmd,
                put=_encode(replay, records),
                drop=_grouped(drop),
                undoes=undoes,
                file=profile.checksum(written) if written is not None else None,
            )
            self._append_lines(replay, [*by_hand, line], JOURNAL, folder)
            if student and written is not None:
                self._rewrite_profile(written, folder, known.id)
                known.student = student
                known.edited = False

    def _profile(self, student: Student, op: str, folder: int, slug: str) -> bytes:
        """Return the new profile with the fields of newer versions that the one on disk has."""
        where = self.store.where(STUDENTS, slug, PROFILE)
        with self.store.reading(STUDENTS, slug, PROFILE):
            document = profile.parse(files.read(PROFILE, folder), where)
        return profile.encode(student, op, profile.unknown_fields(document))

    def _rewrite_profile(self, written: bytes, folder: int, slug: str) -> None:
        """Bring the profile up to the journal. The journal has it already, so a failure here loses nothing."""
        try:
            files.replace(PROFILE, written, folder)
        except OSError as error:
            where = self.store.where(STUDENTS, slug, PROFILE)
            self.store.warnings.append(f"{where} could not be rewritten ({error.strerror}); the journal has the change")

    @staticmethod
    def _append_lines(replay: Replay, lines: Sequence[Line], name: str, folder: int) -> None:
        """Append operations in one write, and take them in."""
        journal = replay.journal
        data = b"".join(encode_line(line) for line in lines)
        if not journal.closed:
            data = b"\n" + data
        files.append(name, data, folder, keep=journal.good, torn=journal.torn)
        numbered = list(enumerate(lines, len(journal.lines) + 1))
        for number, line in numbered:
            replay.apply(number, line)
        replay.journal = Journal(journal.where, [*journal.lines, *numbered], journal.good + len(data), b"", closed=True)

    def remember_first_session(self, session: Session, *, at: datetime) -> None:
        """Keep in mind the mentor's very first held session, looking through all students where it is not known.

        `session` was just saved as held. Where this cannot be written it stays unknown: the next question looks again.
        """
        from mentorcli.models.recording import FirstSession

        if self.store.first_session() is not None or not session.held:
            return
        found = self._earliest or self.store.earliest_held()
        if found is not None:
            with contextlib.suppress(OSError):
                self.append_mentor(FirstSession(found.id, found.scheduled_at), cmd=FIRST_SESSION, at=at)

    def _invalidate_later_first(self, records: Sequence[object], *, at: datetime) -> None:
        """Set the first held session back to unknown where one of the records was held before it.

        That one is the first then: nobody needs to be looked through for it.
        """
        held = [record for record in records if isinstance(record, Session) and record.held]
        noted = self.store.first_session() if held else None
        if noted is None or noted.at is None:
            return
        earliest = min(held, key=lambda session: session.scheduled_at)
        if earliest.scheduled_at < noted.at:
            self.invalidate_first_session(at=at)
            self._earliest = earliest

    def invalidate_first_session(self, *, at: datetime) -> None:
        """Set the mentor's very first held session back to unknown, before a change that could make it another."""
        from mentorcli.models.recording import FirstSession

        if self.store.first_session() is not None:
            self.append_mentor(FirstSession(), cmd=FIRST_SESSION, at=at)

    def append_mentor(
        self,
        *records: object,
        cmd: str,
        at: datetime,
        drop: Sequence[tuple[str, str]] = (),
        undoes: str | None = None,
    ) -> None:
        """Write one operation to the mentor's own journal."""
        replay = self.store.mentor()
        op = ids.operation_id(replay.journal.last_op)
        put = _encode(replay, records)
        self.append_mentor_line(Line(op=op, at=at, cmd=cmd, put=put, drop=_grouped(drop), undoes=undoes))
        if undoes is not None:
            self.store.reread()

    def append_mentor_line(self, line: Line) -> None:
        """Write an operation, complete but for being stored, to the mentor's own journal."""
        replay = self.store.mentor()
        if replay.journal.lines:
            self._append_lines(replay, [line], MENTOR_JOURNAL, self._root)
            return
        files.replace(MENTOR_JOURNAL, encode_line(line), self._root)
        self.store.reread()

    def forget(self, known: StudentRecords) -> None:
        """Erase a student: a tombstone without personal data first, then the folder, out of sight in one step.

        What cannot be removed then is said in the store's warnings; the next change tries again.
        """
        files.make_folder(ERASED, self._root)
        with files.folder(ERASED, self._root) as erased:
            files.replace(known.student.tombstone, b"", erased)
        with files.folder(STUDENTS, self._root) as students:
            aside = _GONE + ids.record_id()
            files.move_folder(known.id, aside, students)
            _remove(self.store, aside, students)


def _encode(replay: Replay, records: Sequence[object]) -> dict[str, msgspec.Raw]:
    """Encode records by type, each with the fields of newer versions that its last version had."""
    encoded = []
    for record in records:
        kind = kind_of(record)
        earlier = replay.history(kind, getattr(record, "id", ""))
        encoded.append((kind, encode_record(record, earlier[-1].plain() if earlier else None)))
    return encode_put(encoded)


def _grouped(drop: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for kind, key in drop:
        groups.setdefault(kind, []).append(key)
    return groups

"""One operation over several journals: it counts once its last line is written, and not at all before.

The lines in the students' journals carry the batch's id; the line in the mentor's journal that names it as complete
comes last. Students that are new with it are there from the beginning, but nobody sees them before that line
(`.pending` names them), and the next writer removes them where it never came.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.models.student import Student, is_slug
from mentorcli.store import files, hand_edits, ids, profile, student_folder
from mentorcli.store.files import os
from mentorcli.store.journal import HAND_EDIT, Line, checksum, encode_lines, encode_put, encode_record
from mentorcli.store.layout import JOURNAL, PENDING, PROFILE, STUDENTS
from mentorcli.store.pending import Pending
from mentorcli.store.profile_comments import with_comments
from mentorcli.store.replay import replay_journal
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.writer import Writer

_LINE_RECORDS = 500  # so many records a line: a record is looked up by decoding its line

Progress = Callable[[int], None]
"""Receives how many records were written since it was called last."""


class Change(NamedTuple):
    """What a batch leaves behind for one student.

    `known` is None for a new one. `student` is the profile where it is new or changes; `records` are types with
    encoded records.
    """

    slug: str
    known: StudentRecords | None
    student: Student | None
    records: list[tuple[str, msgspec.Raw]]
    extra: dict[str, msgspec.Raw] = {}  # noqa: RUF012 - fields of the profile that only a newer version knows; read only
    lines: Sequence[Line] = ()  # earlier operations that come along, with the time and the machine of their own


class Batch:
    """An operation over several journals, from its first line to its last."""

    def __init__(self, writer: Writer, *, cmd: str, at: datetime) -> None:
        self.id = ids.record_id()
        self._writer = writer
        self._store = writer.store
        self._cmd = cmd
        self._at = at
        self._profiles: list[tuple[StudentRecords, Student, bytes]] = []
        self._written: list[tuple[str, str, str]] = []

    def write(
        self,
        changes: Sequence[Change],
        own: Sequence[tuple[str, msgspec.Raw]] = (),
        *,
        undoes: str | None = None,
        leaving: Pending | None = None,
        gone: Sequence[str] = (),
        progress: Progress = lambda _: None,
    ) -> str:
        """Write all of it, or raise and leave what was there; return the id of the operation.

        `own` are records for the mentor's own journal. `undoes` is the operation that is taken back, `leaving` the
        students who came with it and go, or come back, or went into another one, `gone` the random ids by which it is
        known that they went.
        """
        pending = leaving or Pending(self.id, [change.slug for change in changes if change.known is None])
        grown = {one.slug: one.known.replay.journal.good for one in changes if one.known is not None}
        pending = msgspec.structs.replace(pending, writing=self.id, grown=grown)
        files.replace(PENDING, msgspec.json.encode(pending), self._writer.root)
        try:
            if leaving is not None and leaving.merged:
                from mentorcli.store import merged  # only where two entries are put together, or were

                staying = [change.student for change in changes if change.student is not None]
                merged.keep_hand_edits(self._store, leaving.merged, staying)
                merged.place(self._writer.root, leaving.merged, aside=False)
            for change in changes:
                self._add(change) if change.known is None else self._extend(change, change.known)
                progress(len(change.records))
            op = self._complete(own, undoes, gone)
        except BaseException:
            self._take_back()
            raise
        self._store.reread()
        for slug, uid, last in self._written:
            self._store.index().note(slug, uid, last)
        for known, student, written in self._profiles:
            hand_edits.follow(self._store, known, student, written)
        with contextlib.suppress(OSError, UnreadableError):  # what is left is harmless; the next writer clears it
            clear(self._store, self._writer.root)
        return op

    def _complete(self, own: Sequence[tuple[str, msgspec.Raw]], undoes: str | None, gone: Sequence[str]) -> str:
        op = self._writer.next_op(self._store.mentor().journal.last_op)
        drop = {"student": list(gone)} if gone else {}
        line = Line(op, self._at, self._cmd, encode_put(own), drop, undoes, complete=self.id)
        self._writer.append_mentor_line(line)
        return op

    def _lines(self, change: Change, after: str, old: bytes = b"") -> tuple[list[Line], bytes | None]:
        """Return a student's new operations, and the profile that goes with them in the place of the `old` one."""
        op = self._writer.next_op(after)
        student = change.student or (change.known.student if change.known is not None else None)
        uid = student.tombstone if student is not None else None
        lines = self._hand_edit(change, op, uid)
        op = self._writer.next_op(op) if lines else op
        for line in change.lines:
            lines.append(msgspec.structs.replace(line, op=op, batch=self.id, uid=uid))
            op = self._writer.next_op(op)
        written = None
        if change.student is not None:
            written = with_comments(profile.encode(change.student, op, _plain(change.extra)), old)
        first = [("student", encode_record(change.student, change.extra))] if change.student else []
        rows = [*first, *change.records]
        for start in range(0, len(rows), _LINE_RECORDS):
            line = Line(
                op=op,
                at=self._at,
                cmd=self._cmd,
                put=encode_put(rows[start : start + _LINE_RECORDS]),
                batch=self.id,
                file=checksum(written) if written is not None and not start else None,
                uid=uid,
            )
            lines.append(self._writer.stamped(line))
            op = self._writer.next_op(op)
        if lines:
            self._written.append((change.slug, uid or "", lines[-1].op))
        return lines, written

    def _hand_edit(self, change: Change, op: str, uid: str | None) -> list[Line]:
        """Return the operation of what a person changed in a profile that is about to be written, if anything."""
        if change.known is None or not change.known.edited or change.student is None:
            return []
        put = encode_put([("student", encode_record(change.known.student, change.extra))])
        return [self._writer.stamped(Line(op, self._at, HAND_EDIT, put, file=change.known.file, uid=uid))]

    def _add(self, change: Change) -> None:
        """Add a student who is new with the operation."""
        lines, written = self._lines(change, "")
        files.make_folder(STUDENTS, self._writer.root)
        with files.folder(STUDENTS, self._writer.root) as students:
            student_folder.build(change.slug, encode_lines(lines)[0], written or b"", students)

    def _extend(self, change: Change, known: StudentRecords) -> None:
        """Append to the journal of a student who is there."""
        journal = known.replay.journal
        with self._store.student_folder(change.slug) as folder:
            old = b""
            if change.student is not None:
                change = change._replace(extra={**self._unknown_fields(change.slug, folder), **change.extra})
                old = files.read(PROFILE, folder)
            lines, written = self._lines(change, journal.last_op, old)
            files.append(JOURNAL, journal.followed_by(lines)[0], folder, good=journal.good, torn=journal.torn)
        if written is not None and change.student is not None:
            self._profiles.append((known, change.student, written))

    def _unknown_fields(self, slug: str, folder: int) -> dict[str, msgspec.Raw]:
        """Return the fields of newer versions that the profile on disk has."""
        unknown = self._store.unknown_profile_fields(slug, folder)
        return {key: msgspec.Raw(msgspec.json.encode(value)) for key, value in unknown.items()}

    def _take_back(self) -> None:
        """Cut the journals back and remove the new students; where that fails the next writer does."""
        with contextlib.suppress(OSError):
            clear(self._store, self._writer.root)


def _plain(extra: dict[str, msgspec.Raw]) -> dict[str, object]:
    """Return fields as TOML can hold them: it has no null."""
    decoded = {key: msgspec.json.decode(raw) for key, raw in extra.items()}
    return {key: value for key, value in decoded.items() if value is not None}


def clear(store: Store, root: int) -> None:
    """Remove the students of an operation that does not count, and the note that names them. The lock is held.

    Those of one that was taken back are kept aside. Journals that grew by it are cut back.
    """
    pending = store.pending(root)
    store.reread()
    complete = pending is not None and store.is_complete(pending.batch)
    if pending is not None and pending.writing and not store.is_complete(pending.writing):
        for slug, size in pending.grown.items():
            _cut_back(store, slug, size)
    if pending is not None and pending.merged:
        from mentorcli.store import merged  # only where two entries are put together, or were

        merged.place(root, pending.merged, aside=complete)
    if pending is not None and pending.undone is not None:
        from mentorcli.store import departed  # only where students go or come back

        leaving = [slug for slug in pending.students if is_slug(slug)]
        if not store.counts(pending):
            departed.put_aside(root, pending.undone, leaving)
    elif pending is not None and not complete:
        for slug in pending.students:
            if is_slug(slug) and _counts_for_nothing(store, slug):
                with store.students() as students:
                    student_folder.remove(store, slug, students)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(PENDING, dir_fd=root)
    files.sync_folder(root)


def _cut_back(store: Store, slug: str, size: int) -> None:
    """Cut a student's journal back to the bytes that it had before."""
    with contextlib.suppress(FileNotFoundError), store.student_folder(slug) as folder:
        if len(files.read(JOURNAL, folder)) > size:
            files.cut(JOURNAL, size, folder)


def _counts_for_nothing(store: Store, slug: str) -> bool:
    """Return whether no line of a student's journal counts. What cannot be read stays, for a person to examine."""
    try:
        return not replay_journal(store.journal(slug), store.is_complete, slug).history(Student, slug)
    except UnreadableError:
        return False

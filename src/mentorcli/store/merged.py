"""The entries that were put together with another one: their folders stand aside, by uid, so that it can be undone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from mentorcli.errors import MentorError, UnreadableError
from mentorcli.models.recovery import Merge
from mentorcli.models.student import Student
from mentorcli.store import files, profile, student_folder
from mentorcli.store.files import os
from mentorcli.store.journal import Line, decode_journal, encode_put, encode_record
from mentorcli.store.layout import ERASED_STUDENT, JOURNAL, MERGED, PROFILE, STUDENTS, kind_of, record_type
from mentorcli.store.replay import Replay
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, system_message


def place(root: int, merged: Mapping[str, str], *, aside: bool) -> None:
    """Put the folders of students, uids by slug, aside, or back among the others; one that is there stays."""
    if aside or files.exists(MERGED, root):
        files.make_folder(MERGED, root)
        with files.folder(STUDENTS, root) as students, files.folder(MERGED, root) as hidden:
            for slug, uid in merged.items():
                if aside and files.exists(slug, students):
                    files.move_folder(slug, uid, students, hidden)
                elif not aside and files.exists(uid, hidden):
                    files.move_folder(uid, slug, hidden, students)
    if not aside:
        with contextlib.suppress(OSError):  # others are still there, or none ever was
            os.rmdir(MERGED, dir_fd=root)


def keep_hand_edits(store: Store, gone: Mapping[str, str], staying: Iterable[Student]) -> None:
    """Keep what a person wrote by hand in older profiles of students who are put aside: nobody would see it there.

    `gone` are their uids by slug, `staying` the students whom they are part of from now on.
    """
    into = {alias: student.id for student in staying for alias in student.aliases}
    for slug, uid in gone.items():
        with contextlib.suppress(MentorError):  # one who comes back is not there yet
            known = store.student(slug)
            if known.stale:
                from mentorcli.store import hand_edits  # only where there is one

                with store.student_folder(slug) as folder:
                    hand_edits.keep(store, known.replay, slug, files.read(PROFILE, folder), into=into.get(uid))


def slug_of(store: Store, uid: str) -> str | None:
    """Return the slug of an entry that stands aside, None where it does not. Raises UnreadableError."""
    where = (MERGED, uid, PROFILE)
    try:
        with files.folder(MERGED, store.place(MERGED)) as hidden, files.folder(uid, hidden) as folder:
            written = files.read(PROFILE, folder)
    except FileNotFoundError:
        return None
    return profile.decode(profile.parse(written, store.where(*where)), store.where(*where))[0].id


def slugs(store: Store, uids: Iterable[str]) -> set[str]:
    """Return every slug that entries had which stand aside, as far as they can be read."""
    found: set[str] = set()
    for uid in uids:
        with contextlib.suppress(OSError, UnreadableError), files.folder(MERGED, store.place(MERGED)) as hidden:
            found.add(slug_of(store, uid) or "")
            with files.folder(uid, hidden) as folder:
                journal = decode_journal(files.read(JOURNAL, folder), store.where(MERGED, uid, JOURNAL))
            found.update(slug for _, line in journal.lines for slug in line.renamed or ())
    return found - {""}


def sweep(store: Store, root: int) -> None:
    """Erase the entries that stand aside whose student was erased. The lock is held."""
    into = {key: one.into for key, one in store.mentor().records(Merge).items()}
    with files.folder(MERGED, root) as hidden, files.folder(STUDENTS, root) as students:
        there = set(os.listdir(hidden))
        gone = set(store.erased())
        while found := [uid for uid in there if uid in gone or into.get(uid) in gone]:
            for uid in found:
                student_folder.bury(uid, root)
                files.move_folder(uid, ERASED_STUDENT + uid, hidden, students)
                student_folder.delete(store, ERASED_STUDENT + uid, students)
            there -= set(found)
            gone |= set(found)
    with contextlib.suppress(OSError):  # others are still there
        os.rmdir(MERGED, dir_fd=root)
    store.reread()


def bury(store: Store, root: int, aliases: Iterable[str]) -> None:
    """Erase what stands aside of a student who was just erased. A failure is warned of; the next change tries again."""
    try:
        for uid in aliases:
            student_folder.bury(uid, root)
        store.reread()
        if files.exists(MERGED, root):
            sweep(store, root)
    except OSError as error:
        where, why = store.where(MERGED), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where} could not be removed yet ({why}); try again",
                f"{where} n'a pas encore pu être supprimé ({why.french})\u00a0; réessayez",
            )
        )


def lines_for(replay: Replay, change: Callable[[str, object], object]) -> list[Line]:
    """Return the operations of a student for the journal of another one, those on the profile left out.

    `change` returns a record, of a type, as it is to be there, None for one that does not come along. Records that
    are gone by now do not come along; of the others every version does, with its time.
    """
    put: dict[str, list[tuple[str, Any]]] = {}
    drop: dict[str, dict[str, list[str]]] = {}
    for kind in sorted(replay.kinds() - {"student"}):
        if record_type(kind) is None:
            continue
        for key, versions in replay.table(kind).items():
            if versions[-1].record is None or change(kind, versions[-1].record) is None:
                continue
            for version in versions:
                if version.record is None:
                    drop.setdefault(version.op, {}).setdefault(kind, []).append(key)
                else:
                    raw = encode_record(change(kind, version.record), version.plain())
                    put.setdefault(version.op, []).append((kind, raw))
    return [line for _, done in replay.effective if (line := _line(done, put, drop))]


def together(
    into: StudentRecords, student: Student, lines: Iterable[Line], records: Iterable[object], *, at: datetime
) -> StudentRecords:
    """Return a student as they are once another entry is part of them; nothing is written.

    `lines` are those of the other entry, `records` what is written beside them.
    """
    replay = Replay(into.replay.journal, into.replay.slug, into.replay.former)
    replay.effective = list(into.replay.effective)
    last = into.replay.journal.last_op
    beside = Line(last, at, "", encode_put([(kind_of(one), encode_record(one)) for one in records]))
    for number, line in enumerate((*lines, beside), len(replay.effective) + 1):
        replay.apply(number, msgspec.structs.replace(line, op=f"{last}+{number:09}"))
    return StudentRecords(replay, student, edited=into.edited)


def _line(
    done: Line, put: Mapping[str, list[tuple[str, Any]]], drop: Mapping[str, dict[str, list[str]]]
) -> Line | None:
    """Return an operation with what comes along of it, None where nothing does."""
    newer = {kind: raw for kind, raw in done.put.items() if record_type(kind) is None}
    newer_drop = {kind: keys for kind, keys in done.drop.items() if record_type(kind) is None}
    records = {**encode_put(put.get(done.op, [])), **newer}
    gone = {**drop.get(done.op, {}), **newer_drop}
    if not records and not gone:
        return None
    return Line(done.op, done.at, done.cmd, records, gone, machine=done.machine, written=done.written)

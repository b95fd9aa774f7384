"""Checking that everybody and everything is there that must be."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Collection, Iterator, Mapping

from mentorcli.store import departed, fault_text, files, missing, presence
from mentorcli.store.check_journal import journal_faults
from mentorcli.store.faults import CHANGED_FILE, LOST_LINES, LOST_STUDENT, MAKE_INDEX, UNKNOWN_BATCH, Fault
from mentorcli.store.journal import Journal, checksum
from mentorcli.store.layout import INDEX, JOURNAL, MENTOR_JOURNAL, MERGED, PENDING, PROFILE, STUDENTS, UNDONE
from mentorcli.store.repository import Store


def presence_faults(
    store: Store, root: int, read: Mapping[str | None, Journal], erased: Collection[str], hidden: Collection[str]
) -> Iterator[Fault]:
    """Yield the faults of students, last lines, and files that must be there and are not.

    `read` are the journals that could be read, by slug (None: the mentor's own), `erased` the tombstones, `hidden` the
    students who do not count yet, as a change is under way.
    """
    if store.restoring:  # what was just unpacked is what must be there
        return
    index = store.index()
    yield from _mentor(root, index, read, shown=bool(erased or hidden))
    for slug in missing.missing_students(store):
        yield Fault((STUDENTS, slug), fault_text.STUDENT_LOST, remedy=LOST_STUDENT)
    for slug in index.students.keys() & read.keys():
        yield from _student(root, index, slug, read[slug])
    yield from _other_files(root, index)
    if not files.exists(INDEX, root) and any(journal.sealed for journal in read.values()):
        yield Fault((INDEX,), fault_text.INDEX_LOST, remedy=MAKE_INDEX)


def _other_files(root: int, index: presence.Index) -> Iterator[Fault]:
    """Yield the fault of a file that mentor alone writes and that was changed since."""
    for name, known in index.files.items():
        with contextlib.suppress(OSError):  # a missing one is named by who reads it
            if zlib.crc32(files.read(name, root)) != known:
                yield Fault((name,), fault_text.INDEX_CHANGED, remedy=CHANGED_FILE)


def aside_faults(store: Store, root: int) -> tuple[list[Fault], list[tuple[str, ...]]]:
    """Return the faults of the journals of students who stand aside, and the profiles of theirs that were changed.

    They are part of another one, or went with an undo.
    """
    places: list[tuple[str, ...]] = [(MERGED, uid) for uid in files.names(root, MERGED)]
    places += [(UNDONE, op, slug) for op in departed.operations(root) for slug in departed.slugs(root, op)]
    faults: list[Fault] = []
    edited: list[tuple[str, ...]] = []
    for parts in places:
        with contextlib.suppress(OSError), files.below(root, *parts) as folder:
            found, journal = journal_faults(store, (*parts, JOURNAL), folder)
            faults += found
            if journal is not None and _is_edited(journal, files.read(PROFILE, folder)):
                edited.append((*parts, PROFILE))
    return faults, edited


def _is_edited(journal: Journal, profile: bytes) -> bool:
    """Return whether a profile is another than the one that was written last."""
    written = [line.file for _, line in journal.lines if line.file is not None]
    return bool(written) and checksum(profile) != written[-1]


def _mentor(root: int, index: presence.Index, read: Mapping[str | None, Journal], *, shown: bool) -> Iterator[Fault]:
    """Yield the fault of a mentor's journal that is lost, or has lost its last lines.

    It was there, too, where something shows that, such as an erasure.
    """
    if not files.exists(MENTOR_JOURNAL, root):
        if index.mentor:
            yield Fault((MENTOR_JOURNAL,), fault_text.MISSING, remedy=LOST_LINES)
        elif files.exists(MERGED, root) or (shown and not files.exists(PENDING, root)):
            yield Fault((MENTOR_JOURNAL,), fault_text.MISSING)
    elif None in read and read[None].last_op < index.mentor:
        yield Fault((MENTOR_JOURNAL,), fault_text.TAIL_LOST, remedy=LOST_LINES)


def _student(root: int, index: presence.Index, slug: str, journal: Journal) -> Iterator[Fault]:
    """Yield the fault of a student's journal that has lost its last lines, or of a folder that is another's."""
    uid, known = index.students[slug]
    found = missing.uid_of(journal)
    if found != uid and missing.without_accounted({slug: uid}, root):
        yield Fault((STUDENTS, slug), fault_text.other_student(uid), remedy=LOST_STUDENT)
    elif journal.last_op < known:
        yield Fault((STUDENTS, slug, JOURNAL), fault_text.TAIL_LOST, remedy=LOST_LINES)


def batch_faults(store: Store, slug: str, journal: Journal) -> Iterator[Fault]:
    """Yield the fault of every line of which nothing tells whether the change it belongs to was completed."""
    for number, line in journal.lines:
        if line.batch is not None and not store.is_known(line.batch):
            parts, what = (STUDENTS, slug, JOURNAL), fault_text.unknown_batch(line.batch)
            yield Fault(parts, what, number, "batch", remedy=UNKNOWN_BATCH)

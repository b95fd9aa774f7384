"""What a store knows to be missing in itself when a backup is made: that has no index of who must be there."""

from __future__ import annotations

from collections.abc import Iterator

from mentorcli.store import fault_text, missing, presence
from mentorcli.store.backup_archive import Remark, Taken
from mentorcli.store.layout import JOURNAL, MENTOR_JOURNAL, STUDENTS


def lost(root: int, taken: Taken) -> Iterator[Remark]:
    """Yield what was lost of a store: students, a journal, or the last lines of one."""
    index = presence.load(root) or presence.Index()
    absent = {}
    for slug, (uid, op) in index.students.items():
        path = f"{STUDENTS}/{slug}/{JOURNAL}"
        if path not in taken.files:
            absent[slug] = uid
        elif op.encode() not in taken.files[path]:
            yield Remark.of(path, fault_text.TAIL_LOST)
    for slug in missing.without_accounted(absent, root) if absent else ():
        yield Remark.of(f"{STUDENTS}/{slug}", fault_text.STUDENT_LOST)
    if index.mentor.encode() not in taken.files.get(MENTOR_JOURNAL, b""):
        known = MENTOR_JOURNAL in taken.files
        yield Remark.of(MENTOR_JOURNAL, fault_text.TAIL_LOST if known else fault_text.MISSING)

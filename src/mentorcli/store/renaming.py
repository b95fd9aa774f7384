"""Another slug for a student: the folder has it once its journal holds the operation, and not before.

The line that changes the slug is written first; it counts once the folder has the new name, which is one step. What was
interrupted before that step is taken back by the next writer, after it there is nothing left to do.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import msgspec

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS, Line
from mentorcli.store.layout import JOURNAL, RENAMING, STUDENTS


class _Renaming(msgspec.Struct, frozen=True):
    """A change of slug under way: its operation, and how long the journal was before."""

    slug: str
    op: str
    size: int


@contextlib.contextmanager
def moving(root: int, renamed: tuple[str, str], op: str, size: int) -> Iterator[None]:
    """Rename a student's folder after the body, which writes the operation `op` to its journal of `size` bytes.

    On any error journal and folder are what they were. Raises RefusedError where the slug is taken.
    """
    old, new = renamed
    with files.folder(STUDENTS, root) as students:
        if files.exists(new, students):
            from mentorcli.store.student_faults import slug_taken

            raise slug_taken(new)
        files.replace(RENAMING, msgspec.json.encode(_Renaming(old, op, size)), root)
        try:
            yield
            files.move_folder(old, new, students)
        except BaseException:
            finish(root)
            raise
    with contextlib.suppress(OSError):  # what is left of it is harmless; the next writer clears it
        _clear(root)


def finish(root: int) -> None:
    """Take back a change of slug whose folder did not get its name, and clear the note of it. The lock is held."""
    try:
        note = msgspec.json.decode(files.read(RENAMING, root), type=_Renaming)
    except DECODE_ERRORS:
        note = None
    if note is not None:
        with (
            contextlib.suppress(FileNotFoundError),
            files.folder(STUDENTS, root) as students,
            files.folder(note.slug, students) as folder,
        ):
            if _ends_with(files.read(JOURNAL, folder)[note.size :], note.op):
                files.cut(JOURNAL, note.size, folder)
    _clear(root)


def _ends_with(tail: bytes, op: str) -> bool:
    """Return whether the last whole line of what was added to a journal is an operation."""
    rows = tail.strip().split(b"\n")
    try:
        return msgspec.json.decode(rows[-1], type=Line).op == op
    except DECODE_ERRORS:
        return False


def _clear(root: int) -> None:
    os.unlink(RENAMING, dir_fd=root)
    files.sync_folder(root)

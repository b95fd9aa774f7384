"""Students whom an undo took away, kept aside in `.undone` so that the undo can be taken back.

`.pending` names them, and the operation with which they came, before anything is moved: while that operation is taken
back they are not there, wherever their folders are. The next writer moves the folders to where they belong then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_slug
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.ids import is_operation_id
from mentorcli.store.journal import Journal
from mentorcli.store.layout import JOURNAL, STUDENTS, UNDONE
from mentorcli.store.store_folder import StoreFolder


def slugs(root: int, op: str) -> list[str]:
    """Return the students who came with an operation and went when it was taken back."""
    return sorted(name for name in _names(root, UNDONE, op) if is_slug(name))


def operations(root: int) -> list[str]:
    """Return the operations of which students are kept aside."""
    return sorted(name for name in _names(root, UNDONE) if is_operation_id(name))


def journals(store: StoreFolder, root: int, op: str) -> dict[str, Journal]:
    """Return the journals of the students who went with an operation, by slug; one that cannot be read is left out."""
    from mentorcli.store.journal import decode_journal

    found = {}
    for slug in slugs(root, op):
        with contextlib.suppress(OSError, UnreadableError), files.below(root, UNDONE, op, slug) as folder:
            found[slug] = decode_journal(files.read(JOURNAL, folder), store.where(UNDONE, op, slug, JOURNAL))
    return found


def put_aside(root: int, op: str, leaving: Sequence[str]) -> None:
    """Move the folders of students out of sight, those that are still there. Raises OSError."""
    with files.below(root, STUDENTS) as students:
        there = [slug for slug in leaving if files.exists(slug, students)]
        if not there:
            return
        files.make_folder(UNDONE, root)
        with files.folder(UNDONE, root) as undone:
            files.make_folder(op, undone)
            with files.folder(op, undone) as aside:
                for slug in there:
                    with contextlib.suppress(FileNotFoundError):  # of an earlier undo of the same
                        files.remove_folder(slug, aside)
                    _move(slug, students, aside)


def bring_back(root: int, op: str, coming: Sequence[str]) -> None:
    """Move the folders of students back to where they were. Raises OSError."""
    files.make_folder(STUDENTS, root)
    with files.below(root, STUDENTS) as students, files.below(root, UNDONE, op) as aside:
        for slug in coming:
            _move(slug, aside, students)
    _tidy(root, op)


def forget(root: int, slug: str, uid: str) -> None:
    """Delete what is kept aside of a person, known by slug or uid, whichever undo put it there. Raises OSError."""
    for op in operations(root):
        for name in slugs(root, op):
            with files.below(root, UNDONE, op) as aside:
                if name == slug or uid.encode() in _journal(name, aside):
                    files.remove_folder(name, aside)
        _tidy(root, op)


def remove(root: int, op: str, slug: str) -> None:
    """Delete what is kept aside of one student. Raises OSError."""
    with files.below(root, UNDONE, op) as aside:
        files.remove_folder(slug, aside)


def tidy(root: int) -> None:
    """Remove the folders in which nobody is kept aside any more."""
    for op in operations(root):
        _tidy(root, op)
    with contextlib.suppress(OSError):
        os.rmdir(UNDONE, dir_fd=root)


def _journal(name: str, aside: int) -> bytes:
    """Return a journal as it stands, empty where it cannot be read."""
    with contextlib.suppress(OSError), files.folder(name, aside) as folder:
        return files.read(JOURNAL, folder)
    return b""


def _move(slug: str, source: int, target: int) -> None:
    """Move a folder from one open folder to another, durably."""
    files.on_step("folder-rename")
    os.rename(slug, slug, src_dir_fd=source, dst_dir_fd=target)
    files.sync_folder(target)
    files.sync_folder(source)


def _tidy(root: int, op: str) -> None:
    """Remove the folders that are empty now."""
    with contextlib.suppress(OSError):
        with files.folder(UNDONE, root) as undone:
            os.rmdir(op, dir_fd=undone)
        os.rmdir(UNDONE, dir_fd=root)


def _names(root: int, *parts: str) -> list[str]:
    try:
        with files.below(root, *parts) as folder:
            return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []

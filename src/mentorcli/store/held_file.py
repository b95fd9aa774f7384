"""A file that says by its lock that somebody is at work on what it stands beside; it goes when that is done."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from mentorcli.store import files, lock
from mentorcli.store.files import os

_OPEN = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC


@contextlib.contextmanager
def held(path: Path, folder: Callable[[], contextlib.AbstractContextManager[int]]) -> Iterator[bool]:
    """Hold a file by its path, in the folder that `folder` opens and makes; False where another process does."""
    while True:
        with folder() as within:
            fd = os.open(path.name, _OPEN | os.O_CREAT, files.FILE_MODE, dir_fd=within)
        try:
            free = lock.at_once(fd)
            if free and not _is_still(fd, path):  # who had it is done, and has deleted it
                continue
            try:
                yield free
            finally:
                if free:
                    path.unlink(missing_ok=True)
            return
        finally:
            os.close(fd)


def is_held(path: Path) -> bool:
    """Return whether a process holds a file."""
    try:
        fd = os.open(path, _OPEN)
    except OSError:
        return False
    try:
        return not lock.at_once(fd)
    finally:
        os.close(fd)


def _is_still(fd: int, path: Path) -> bool:
    """Return whether an open file still stands under its name."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_ino == os.fstat(fd).st_ino
    return False

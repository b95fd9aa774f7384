"""Folders that are there for good: with those above them, or with everything below."""

from __future__ import annotations

import contextlib
import stat

from mentorcli.store import files
from mentorcli.store.files import os


def make_path(path: str) -> None:
    """Make a folder and those above it that are missing, durably; those that are there keep their mode.

    The names of this user's own are made durable too: a process that was killed may have made them, and no more.
    """
    above, name = os.path.split(path)
    if not name:
        return
    make_path(above)
    made = not os.path.exists(path)
    if made:
        files.make_folder(path)
    if made or os.stat(path).st_uid == os.geteuid():
        try:
            with files.folder(above) as fd:
                files.sync_folder(fd)
        except PermissionError:
            if made:
                raise


def sync_all(fd: int) -> None:
    """Make everything below an open folder durable, whoever wrote it; what cannot be opened is left."""
    for name in os.listdir(fd):
        mode = os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode
        with contextlib.suppress(PermissionError):
            if stat.S_ISDIR(mode):
                with files.folder(name, fd) as below:
                    sync_all(below)
            elif stat.S_ISREG(mode):
                file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, dir_fd=fd)
                try:
                    os.fsync(file)
                finally:
                    os.close(file)
    os.fsync(fd)  # no step: how far a change comes is counted the same after a kill

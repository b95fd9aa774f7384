"""One state for a reader: while it reads, what it reads does not change, or it reads again.

A reader holds the lock of the store together with other readers, which keeps writers out. Where there is none to be had
(a copy without its file, a file system without locks, a writer that holds it for long) it looks at every file before
and after instead. Both are system calls only: three with the lock, one a file without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mentorcli.errors import BusyError, MovedOnError
from mentorcli.store import files, lock
from mentorcli.store.files import os
from mentorcli.store.layout import BACKUPS, EDITING, OWN_BACKUPS, REPLACED, RUNNING, UNPACKING
from mentorcli.text import bilingual

_UNREAD = (BACKUPS, OWN_BACKUPS, EDITING, RUNNING, UNPACKING)  # no record is made of them

Seen = dict[str, tuple[int, ...]]
"""What was seen of each file, by its path in the store."""


class Moment:
    """The state of the store from which a reader answers; it lasts until `end`.

    `root` is the open store folder, `patience` how many seconds a writer is waited for. Raises BusyError where that was
    as long as writers wait for one another; after less of it the state of meanwhile is read, if it stands still.
    """

    def __init__(self, root: int, patience: float) -> None:
        self._root = root
        self._lock: int | None = None
        self._seen: Seen = {}
        try:
            self._lock = lock.shared(root, patience)
        except BusyError:
            if patience >= lock.WAIT_SECONDS:
                raise
            self._seen = _look(root)
        except OSError:
            self._seen = _look(root)

    def end(self) -> None:
        """Let writers go on. Raises MovedOnError where something was written meanwhile."""
        if self._lock is not None:
            self.leave()
        elif _look(self._root) != self._seen:
            raise MovedOnError(
                bilingual(
                    "The store changed again and again while it was read",
                    "Les données ont changé sans cesse pendant leur lecture",
                ),
                bilingual("Type the command again.", "Retapez la commande."),
            )

    def leave(self) -> None:
        """Let writers go on, whatever was read."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _look(root: int) -> Seen:
    """Return what can be seen of every file from outside, wherever a change shows."""
    return dict(_below(root, ""))


def _below(folder: int, path: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = path + entry.name
            if name in _UNREAD or name.startswith(REPLACED):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    yield name, ()
                    with files.folder(entry.name, folder) as below:
                        yield from _below(below, f"{name}/")
                else:
                    found = entry.stat(follow_symlinks=False)
                    changed = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
                    yield name, () if name == lock.LOCK_NAME else (found.st_ino, *changed)
            except OSError as error:  # gone meanwhile, or closed to us: neither is the state of a moment ago
                yield name, (-(error.errno or 0),)

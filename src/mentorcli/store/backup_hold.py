"""Holding a store for a backup as far as that goes: a disk that is full, or read only, takes no lock file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import NamedTuple

from mentorcli.errors import UnreadableError
from mentorcli.store import files, lock
from mentorcli.store.backup_archive import Taken
from mentorcli.store.backup_files import take
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ERASED_STUDENT,
    MENTOR_JOURNAL,
    NEW_STUDENT,
    PENDING,
    RENAMING,
    RESTORING,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
)
from mentorcli.store.not_saved import not_saved
from mentorcli.store.repository import Store
from mentorcli.text import bilingual, system_message

_INTERRUPTED = (PENDING, RENAMING, RESTORING, UNPACKING)
_TRIES = 5


class Held(NamedTuple):
    """An open store folder: whether its lock is held against everybody (`alone`), or at least against writers."""

    root: int
    alone: bool
    locked: bool


@contextlib.contextmanager
def held(store: Store) -> Iterator[Held]:
    """Open the store's folder as it stands and hold its lock, where there can be one.

    Raises BusyError after 10 s of waiting, NotSavedError for any OSError inside.
    """
    store.leave_moment()  # what is read from now on is read under this lock
    try:
        with contextlib.ExitStack() as opened:
            root = opened.enter_context(files.folder(store.where()))
            yield _locked(root, opened)
    except OSError as error:
        hint = bilingual("Check the folder and its permissions.", "Vérifiez le dossier et ses droits.")
        raise not_saved(error, store.where(), hint) from None


def _locked(root: int, opened: contextlib.ExitStack) -> Held:
    for alone, lock_of in ((True, lock.writer), (False, lock.reader)):
        with contextlib.suppress(OSError):
            opened.enter_context(lock_of(root))
            return Held(root, alone=alone, locked=True)
    return Held(root, alone=False, locked=False)


def take_one_state(hold: Held) -> Taken:
    """Return all that a backup holds, of one moment: without a lock it is read until nothing changes meanwhile."""
    taken = take(hold.root)
    for _ in range(0 if hold.locked else _TRIES):
        again = take(hold.root)
        if again == taken:
            break
        taken = again
    return taken


def holds_data(store: Store) -> bool:
    """Return whether the store's folder holds anything of a store. Raises UnreadableError where it cannot be listed."""
    return bool({STORE_FILE, STUDENTS, MENTOR_JOURNAL, RESTORING} & set(_names(store)))


def was_interrupted(store: Store) -> bool:
    """Return whether a change was interrupted that the next writer would finish or take back."""
    begun = any(name.startswith((NEW_STUDENT, ERASED_STUDENT)) for name in _names(store, STUDENTS))
    if begun or set(_INTERRUPTED) & set(_names(store)):
        return True
    with contextlib.suppress(OSError), files.folder(store.where()) as root:
        return lock.was_interrupted(root)
    return False


def _names(store: Store, *parts: str) -> list[str]:
    try:
        return os.listdir(store.where(*parts))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        why, where = system_message(error), store.where(*parts)
        raise UnreadableError(
            bilingual(f"{where}: {why}", f"{where}\u00a0: {why.french}"),
            bilingual("Check the folder and its permissions.", "Vérifiez le dossier et ses droits."),
        ) from None

"""One change at a time: the lock is taken, what was interrupted is finished, and the change is made or refused."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from mentorcli.errors import MentorError, SavedError
from mentorcli.models.student import is_slug
from mentorcli.store import files, ids, lock
from mentorcli.store.files import os
from mentorcli.store.layout import (
    EDITING,
    ERASED_PERSON,
    ERASED_STUDENT,
    MERGED,
    NEW_STUDENT,
    OWN_BACKUPS,
    PENDING,
    RENAMING,
    REPLACED,
    RESTORING,
    RUNNING,
    SCHEMA,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
    store_file,
)
from mentorcli.store.repository import Store
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, system_message


@contextlib.contextmanager
def writing(store: Store, *, replacing: bool = False) -> Iterator[Writer]:
    """Hold the store for a change, making it where there is none yet.

    `replacing`: everything in it is about to be replaced, so it need not be readable.
    Raises BusyError after 10 s of waiting, NotSavedError for any OSError inside, SavedError once the change counts.
    """
    store.changing = True
    store.replacing = replacing
    store.leave_moment()
    try:
        root = _opened(store)
        with lock.writer(root) as held:
            store.locked = True
            store.begin()
            try:
                there = _finish_restore(store, root)
                if not replacing:
                    _finish_interrupted(store, root, there)
                if held.interrupted:
                    _finish_killed(store, root, held)
                yield Writer(store, root, held)
            finally:
                store.save_index(root)
                store.locked = False
    except OSError as error:
        raise _failure(store, error) from None
    finally:
        store.changing = store.replacing = False


def _failure(store: Store, error: OSError) -> MentorError:
    """Return what an error of the system means: nothing has happened, or what a change that counts left to do."""
    path = error.filename if isinstance(error.filename, str) else ""
    if path and not os.path.exists(store.where(path)):  # a name within some folder of the store
        path = ""
    why, where = system_message(error), store.where(path) if path else store.where()
    if store.committed:
        return SavedError(
            bilingual(
                f"The change is saved, but what follows it failed: {why} ({where}). The next change finishes it",
                f"La modification est enregistrée, mais la suite a échoué\u00a0: {why.french} ({where}). "
                "La prochaine modification la terminera",
            )
        )
    from mentorcli.store.not_saved import INTACT, not_saved  # hardly ever

    return not_saved(error, where, INTACT)


def _opened(store: Store) -> int:
    """Return the open store folder, made where there is none: it and its `store.toml`, each durable before the next."""
    root = store.root()
    if root is not None:
        return root
    from mentorcli.store.durable_folders import make_path  # only for a store that is new

    path = str(store.home.store)
    there = os.path.exists(path)
    make_path(path)
    with files.folder(path) as fd, lock.writer(fd):
        if not files.exists(STORE_FILE, fd):
            if there:
                from mentorcli.store import privacy  # only for the first write into a folder that somebody made

                store.warnings += privacy.remarks(store.home.store)
            files.replace(STORE_FILE, store_file(ids.record_id()), fd)
    return store.open_root()


def _finish_restore(store: Store, root: int) -> set[str]:
    """Finish a restore that was interrupted, or discard one that never came to count; return the names then there."""
    there = set(os.listdir(root))
    _sweep(root, there)
    if not there & {RESTORING, UNPACKING} and not any(name.startswith(REPLACED) for name in there):
        return there
    from mentorcli.store import restore

    restore.finish(store, root, there)
    return set(os.listdir(root))


def _sweep(root: int, there: set[str]) -> None:
    """Delete what interrupted writes left at the top of the store, and beside its own backups. The lock is held."""
    left = [name for name in there if name.startswith(".") and name.endswith(".tmp")]
    if not left and not (OWN_BACKUPS in there and any(name[0] == "." for name in files.names(root, OWN_BACKUPS))):
        return
    from mentorcli.store import leftovers  # only where something was left

    leftovers.sweep_store(root, left)


def _finish_interrupted(store: Store, root: int, there: set[str]) -> None:
    """Finish what was interrupted: an operation over several journals, a change of slug, a creation or an erasure.

    A store of an older schema is brought up to date.
    """
    if store.schema < SCHEMA:
        from mentorcli.store.migrations import migrate

        migrate(store, root)
    if RENAMING in there:
        from mentorcli.store.renaming import finish

        finish(root)
    if PENDING in there:
        from mentorcli.store.batch import clear

        clear(store, root)
    _delete_leftovers(store, root)
    if MERGED in there and files.exists(MERGED, root):  # what was finished now may have taken the last one out
        from mentorcli.store.merged import sweep

        sweep(store, root)
    if EDITING in there:
        _delete_texts(store, root)
    if RUNNING in there:
        from mentorcli.store import running  # only where the clock of a session runs, or was left

        running.sweep(store, root)


def _finish_killed(store: Store, root: int, held: lock.Held) -> None:
    """Make durable what the writer before had written, and finish a change of settings or messages: it was killed."""
    from mentorcli.store.durable_folders import sync_all  # only where a writer was killed

    sync_all(root)  # what is built upon is to be there after a crash of the machine too
    if not store.replacing:
        from mentorcli.store import message_change, settings_change

        settings_change.finish(store, since=held.last_op)
        message_change.finish(store, root, since=held.last_op)


def _delete_texts(store: Store, root: int) -> None:
    """Delete texts about a student who was erased while they were open in an editor, or by another machine.

    And those that nobody changed, of an editor that was killed a day ago or longer.
    """
    from mentorcli.store import kept_texts  # only where there are texts

    kept_texts.sweep(store.home.store / EDITING)
    names: list[str] = []
    with contextlib.suppress(FileNotFoundError), files.folder(EDITING, root) as editing:
        names = os.listdir(editing)
    for uid in set(names) & set(store.erased()):
        from mentorcli.store import student_folder

        student_folder.remove_texts(store, root, uid)


def _delete_leftovers(store: Store, root: int) -> None:
    """Delete what an interrupted creation or erasure left half-way; what cannot be deleted waits for the next time."""
    names: list[str] = []
    with store.reading(STUDENTS), contextlib.suppress(FileNotFoundError), files.folder(STUDENTS, root) as students:
        names = os.listdir(students)
        for name in names:
            if name.startswith(ERASED_PERSON):
                from mentorcli.store import erasing

                erasing.finish(store, root, name.removeprefix(ERASED_PERSON), students)
            elif name.startswith((NEW_STUDENT, ERASED_STUDENT)):
                from mentorcli.store import student_folder

                student_folder.delete(store, name, students)
    index = store.index()
    if index.saved is None or index.students.keys() ^ set(filter(is_slug, names)):
        from mentorcli.store import missing  # only where somebody came or went otherwise than by a change

        missing.reconcile(store, root, names)

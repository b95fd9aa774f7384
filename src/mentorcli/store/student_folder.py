"""A student's folder, there whole or not at all: built aside and renamed into place, renamed away and then deleted."""

from __future__ import annotations

import contextlib

from mentorcli.store import files, ids
from mentorcli.store.layout import (
    EDITING,
    ERASED,
    ERASED_PERSON,
    ERASED_STUDENT,
    JOURNAL,
    NEW_STUDENT,
    PROFILE,
    RUNNING,
    STUDENTS,
)
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import Bilingual, bilingual, system_message


def build(slug: str, journal: bytes, profile: bytes, students: int) -> None:
    """Build a student's folder in the open students' folder. Raises OSError, and nothing of it is left behind."""
    aside = NEW_STUDENT + ids.record_id()
    try:
        files.make_folder(aside, students)
        with files.folder(aside, students) as folder:
            files.create(JOURNAL, journal, folder)
            files.create(PROFILE, profile, folder)
            files.sync_folder(folder)
        files.move_folder(aside, slug, students)
    except BaseException:
        with contextlib.suppress(OSError):
            files.remove_folder(aside, students)
        raise


def hide(slug: str, uid: str, students: int, root: int) -> None:
    """Bring a student who is erased out of sight in one step, with a tombstone without personal data.

    Where the folder was lost, the tombstone alone is written. Raises OSError, and nothing has happened. After a kill in
    between the next writer goes on: the folder has the uid in its name.
    """
    aside = ERASED_PERSON + uid
    if not files.exists(slug, students):
        bury(uid, root)
        return
    files.move_folder(slug, aside, students)
    try:
        bury(uid, root)
    except OSError:
        with contextlib.suppress(OSError):
            files.move_folder(aside, slug, students)
        raise


def bury(uid: str, root: int) -> None:
    """Write the tombstone of a student who is erased. Raises OSError."""
    files.make_folder(ERASED, root)
    with files.folder(ERASED, root) as erased:
        files.replace(uid, b"", erased)


def remove(store: StoreFolder, slug: str, students: int) -> None:
    """Remove a student's folder: out of sight in one step (raises OSError), then for good, as far as that goes now."""
    aside = ERASED_STUDENT + ids.record_id()
    files.move_folder(slug, aside, students)
    delete(store, aside, students)


def delete(store: StoreFolder, name: str, students: int) -> None:
    """Delete a folder that is out of sight already. A failure is warned of: it may hold what was to be erased."""
    try:
        files.remove_folder(name, students)
    except FileNotFoundError:  # of a student whose folder was lost
        return
    except OSError as error:
        where, why = store.where(STUDENTS, name), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where} could not be removed yet ({why}); the next change tries again",
                f"{where} n'a pas encore pu être supprimé ({why.french})\u00a0; la prochaine modification réessaiera",
            )
        )


def remove_texts(store: StoreFolder, root: int, uid: str) -> None:
    """Delete the texts about a student that were open in an editor and never saved, and what a clock has measured.

    A failure is warned of.
    """
    for place in (EDITING, RUNNING):
        try:
            with files.folder(place, root) as kept:
                files.remove_folder(uid, kept)
        except FileNotFoundError:
            continue
        except OSError as error:
            store.warnings.append(not_removed(store.where(place, uid), error))


def not_removed(where: str, error: OSError) -> Bilingual:
    """Return the warning of what was to go and is still there: a person has to delete it."""
    why = system_message(error)
    return bilingual(
        f"{where} could not be removed ({why}): delete it",
        f"{where} n'a pas pu être supprimé ({why.french})\u00a0: supprimez-le",
    )

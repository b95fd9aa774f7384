"""Which backups hold a person: by the index of them, and by what is in the store's own ones."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from mentorcli.errors import MentorError
from mentorcli.store import files
from mentorcli.store.backup import unpack
from mentorcli.store.backup_index import Known, read, write
from mentorcli.store.files import os
from mentorcli.store.layout import BACKUPS, OWN_BACKUPS
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import bilingual, system_message


class Holding(NamedTuple):
    """The backups that hold somebody, and what cannot be read now that could tell of others.

    `unreadable` are paths of backups, of those in folders that are not there now, and of indexes of backups.
    """

    paths: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def forget(store: StoreFolder, root: int, uids: Collection[str], slug: str) -> Holding:
    """Take an erased person out of the index; return the backups that hold them, the store's own looked into.

    Without a uid all that are there are looked into, for somebody of that slug. An index that cannot be read stays as
    it is; a backup that was deleted since is forgotten. One in a folder that is not there, as on a disk that is not
    plugged in, holds them still. That the index cannot be written is warned of: the person is gone all the same.
    """
    index = read(root)
    noted = [one for one in index.known if not uids or set(uids) & set(one.tombstones)]
    if noted and uids:
        kept = [one for one in index.known if not _was_deleted(one.path)]
        _write(store, root, [one.without(uids) for one in kept])
    unreadable = [*map(store.where, index.unreadable), *(one.path for one in noted if _is_elsewhere(one.path))]
    paths = dict.fromkeys(one.path for one in noted if uids and os.path.lexists(one.path))
    there = [one.path for one in noted if os.path.lexists(one.path)]
    for path in dict.fromkeys([*there, *_own(store, root)]):
        holds = path in paths or _holds(path, uids, slug)
        if holds:
            paths[path] = None
        elif holds is None:
            unreadable.append(path)
    return Holding(tuple(paths), tuple(unreadable))


def _write(store: StoreFolder, root: int, known: list[Known]) -> None:
    try:
        write(known, root)
    except OSError as error:
        where, why = store.where(BACKUPS), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where} could not be rewritten ({why}): it still tells, by a random id, "
                "which backups held this student",
                f"{where} n'a pas pu être réécrit ({why.french})\u00a0: on y voit encore, "
                "par un identifiant aléatoire, quelles sauvegardes contenaient cet étudiant",
            )
        )


def all_known(store: StoreFolder, root: int) -> Holding:
    """Return all backups of this store that are not known to be deleted."""
    index = read(root)
    noted = [one.path for one in index.known if not _was_deleted(one.path)]
    paths = [path for path in noted if not _is_elsewhere(path)]
    unreadable = [*map(store.where, index.unreadable), *filter(_is_elsewhere, noted)]
    return Holding(tuple(dict.fromkeys([*paths, *_own(store, root)])), tuple(unreadable))


def _is_elsewhere(path: str) -> bool:
    """Return whether a file cannot be looked for: its folder is not there now."""
    return not os.path.isdir(os.path.dirname(path))


def _was_deleted(path: str) -> bool:
    return not os.path.lexists(path) and not _is_elsewhere(path)


def _own(store: StoreFolder, root: int) -> list[str]:
    """Return the backups in the store's own folder of them."""
    try:
        with files.folder(OWN_BACKUPS, root) as folder:
            return [store.where(OWN_BACKUPS, name) for name in sorted(os.listdir(folder))]
    except FileNotFoundError:
        return []
    except OSError:
        return [store.where(OWN_BACKUPS)]


def _holds(path: str, uids: Collection[str], slug: str) -> bool | None:
    """Return whether a backup holds a person, None where it cannot be read."""
    try:
        with files.folder(os.path.dirname(path)) as folder:
            contents = unpack(files.read(os.path.basename(path), folder), path)
    except (OSError, MentorError):
        return None
    if not uids:
        return slug in contents.manifest.students
    return any(uid.encode() in data for uid in uids for data in contents.files.values())

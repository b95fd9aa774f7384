"""Backups: the whole store in one compressed tar file, with a manifest of checksums, verified by reading it back.

A backup is taken while the store is held, so that it is of one moment. Where it was saved is remembered in
`backups.json` (by the students' tombstones, which reveal nothing about them), so that an erasure can name the files
that still hold the person.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from mentorcli.models.student import is_random_id
from mentorcli.store import backup_archive, backup_index, files, outside
from mentorcli.store.backup_archive import SUFFIX, Contents, Manifest, Remark, Taken, pack
from mentorcli.store.backup_files import accepted, take
from mentorcli.store.files import os
from mentorcli.store.layout import ERASED, ERASED_PERSON, STORE_FILE, STUDENTS
from mentorcli.store.repository import Store
from mentorcli.text import Bilingual, bilingual, system_message

Seal = Callable[[bytes], bytes]


def save(store: Store, root: int, path: Path, *, at: datetime) -> Manifest:
    """Save the store, which is held, in a file that is not there yet, and remember it.

    Raises RefusedError where there is such a file, NotSavedError where it cannot be written or does not read back. A
    backup that is whole and cannot be remembered is warned of.
    """
    taken = take(root)
    store.warnings += [left_out_warning(store, remark) for remark in taken.left_out]
    manifest = write(taken, path, at=at)
    try:
        remember(store, root, path, manifest)
    except OSError as error:
        store.warnings.append(unknown_warning(path, system_message(error)))
    return manifest


def write(taken: Taken, path: Path, *, at: datetime, raw: Iterable[Remark] = (), seal: Seal | None = None) -> Manifest:
    """Write what was taken of a store to a file that is not there yet; `seal` encrypts it.

    Raises RefusedError where there is such a file, NotSavedError where it cannot be written or does not read back.
    """
    data, manifest = pack(taken, at, raw)
    unpack(data, str(path))  # what is about to be saved is known to be whole; saving reads it back
    outside.save_for_user(str(path), seal(data) if seal is not None else data, force=None)
    return manifest


def unpack(data: bytes, where: str) -> Contents:
    """Return a backup's files, every one checked against the manifest.

    Raises UnreadableError, and NewerStoreError for a newer format.
    """
    return backup_archive.unpack(data, where, accepted)


def left_out_warning(store: Store, remark: Remark) -> str:
    """Return that something of the store is not in a backup, and why."""
    where = store.where(*remark.path.split("/"))
    return bilingual(
        f"{where} is not in the backup: {remark.en}", f"{where} n'est pas dans la sauvegarde\u00a0: {remark.fr}"
    )


def unknown_warning(path: Path, why: Bilingual) -> str:
    """Return that the store does not know a backup, which is whole, and why."""
    where = path.absolute()
    return bilingual(
        f"The store could not note this backup ({why}): mentor student forget will not name {where}",
        f"Les données n'ont pas pu noter cette sauvegarde ({why.french})\u00a0: "
        f"mentor student forget ne citera pas {where}",
    )


def placed(remark: Remark, where: str) -> Bilingual:
    """Return what is wrong with a file of a backup, with its place: `where`, line and field."""
    if not where:
        return bilingual(remark.en, remark.fr)
    en, fr = where, where
    if remark.line is not None:
        en, fr = f"{en}, line {remark.line}", f"{fr}, ligne {remark.line}"
    if remark.field is not None:
        en, fr = f"{en}, field {remark.field}", f"{fr}, champ {remark.field}"
    return bilingual(f"{en}: {remark.en}", f"{fr}\u00a0: {remark.fr}")


def empty(root: int, at: datetime) -> Contents:
    """Return what a backup of the store would hold had nothing been written to it yet."""
    taken = Taken({STORE_FILE: files.read(STORE_FILE, root)}, [], [])
    return Contents(pack(taken, at)[1], taken.files)


def free_name(folder: Path, stem: str, suffix: str = SUFFIX) -> Path:
    """Return a path in a folder that is not taken: the stem, or the stem with a number."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{suffix}" for number in range(1, 10_000))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def remember(store: Store, root: int, path: Path, manifest: Manifest) -> None:
    """Remember where a backup was saved, for an erasure to name it. Raises OSError."""
    known = backup_index.Known(str(path.absolute()), manifest.made_at, sorted(manifest.students.values()))
    backup_index.remember(store, root, known)


def tombstones(root: int) -> set[str]:
    """Return the tombstones of the students who were erased, one whose erasure was interrupted included."""
    found, begun = _names(ERASED, root), []
    with contextlib.suppress(OSError):  # whatever stands there
        begun = [name.removeprefix(ERASED_PERSON) for name in _names(STUDENTS, root) if name.startswith(ERASED_PERSON)]
    return {name for name in (*found, *begun) if is_random_id(name)}


def _names(name: str, root: int) -> list[str]:
    """Return what is in a folder of the store, nothing where it is none."""
    try:
        with files.folder(name, root) as folder:
            return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []

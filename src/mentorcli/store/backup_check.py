"""Reading a backup as the store would, in a private folder in memory where there is one, which is swept at once."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.errors import MentorError, UnreadableError
from mentorcli.store import fault_text, files, ids
from mentorcli.store.backup_archive import Remark, Taken
from mentorcli.store.backup_files import is_data, without_store_file
from mentorcli.store.check import check
from mentorcli.store.faults import Fault
from mentorcli.store.layout import (
    CONFIG_FILE,
    INDEX,
    OLD_SESSIONS,
    OLDEST_READABLE,
    STORE_FILE,
    STUDENTS,
    Home,
    check_schema,
    store_file,
)
from mentorcli.store.leftovers import temporary_places
from mentorcli.store.repository import Store
from mentorcli.store.transaction import writing
from mentorcli.text import bilingual

_MISSING = bilingual("it is missing", "il manque")


class Examined(NamedTuple):
    """How much a backup holds, and what of it the store cannot read."""

    students: int
    sessions: int
    faults: list[Remark]


def examine(taken: Taken, environ: Mapping[str, str]) -> Examined:
    """Return what the store would find in a backup.

    Raises NewerStoreError where a newer version wrote it, OSError where there is no room to read it.
    """
    missing = [remark for remark in taken.left_out if is_data(remark.path)]
    schema, fault = _schema(taken)
    if fault is not None:
        taken = without_store_file(taken, fresh_store_file(taken))
        known = any(remark.path == STORE_FILE for remark in missing)  # with why it is not there
        missing = missing if known else [fault, *missing]
    found = _read_in(temporary_places(environ), taken, environ, older=schema < OLDEST_READABLE)
    named = {remark.path for remark in missing}
    return found._replace(faults=[*missing, *(fault for fault in found.faults if fault.path not in named)])


def _schema(taken: Taken) -> tuple[int, Remark | None]:
    """Return the schema of a backup, and what is wrong with the file that names it."""
    data = taken.files.get(STORE_FILE)
    if data is None:
        return OLDEST_READABLE, Remark.of(STORE_FILE, _MISSING)
    try:
        return check_schema(data, STORE_FILE), None
    except UnreadableError as error:
        found = fault_text.place_of(error.message, STORE_FILE)
        what, line, field = found or (error.message, None, None)
        return OLDEST_READABLE, Remark.of(STORE_FILE, what, line, field)


def fresh_store_file(taken: Taken) -> bytes:
    """Return a `store.toml` for files that have none: of the present schema, unless they are of the oldest one."""
    oldest = OLD_SESSIONS in taken.files or any(
        name.startswith(f"{STUDENTS}/") and name.endswith(".toml") and name.count("/") == 1 for name in taken.files
    )
    return b"schema = 0\nmin_reader = 0\n" if oldest else store_file(ids.record_id())


@contextlib.contextmanager
def _unpacked(taken: Taken, place: Path) -> Iterator[Path]:
    """Write the files of a store into a new private folder and delete it in the end. Raises OSError."""
    folder = place / f".mentor-{ids.record_id()}.tmp"
    folder.mkdir(mode=files.FOLDER_MODE)
    try:
        folder.chmod(files.FOLDER_MODE)
        for name in filter(is_data, [*taken.folders, *taken.files]):
            path = folder / name
            if name in taken.files:
                _make_folders(folder, path.parent)
                path.touch(mode=files.FILE_MODE)
                path.write_bytes(taken.files[name])
            else:
                _make_folders(folder, path)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read_in(places: list[Path], taken: Taken, environ: Mapping[str, str], *, older: bool) -> Examined:
    """Return what the store finds, read in the first place that has room for it. Raises OSError where none has."""
    for place in places:
        try:
            with _unpacked(taken, place) as folder:
                return _examined(folder, environ, older=older)
        except OSError:
            if place == places[-1]:
                raise
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "TMPDIR")


def _make_folders(top: Path, path: Path) -> None:
    for folder in reversed([path, *path.parents]):
        if folder.is_relative_to(top) and not folder.exists():
            folder.mkdir(mode=files.FOLDER_MODE)
            folder.chmod(files.FOLDER_MODE)


def _examined(folder: Path, environ: Mapping[str, str], *, older: bool) -> Examined:
    store = Store(Home(folder, folder / CONFIG_FILE), environ)
    with contextlib.closing(store):
        if older:
            try:
                with writing(store):  # which brings it up to date
                    pass
            except MentorError as error:
                return Examined(0, 0, [_named(Remark.of("", error.message), folder)])
        report = check(store)
        # The index of who must be there follows from the rest and is in no backup.
        remarks = [_remark(fault, folder) for fault in report.faults if fault.parts != (INDEX,)]
        return Examined(report.students, report.sessions, remarks)


def _remark(fault: Fault, folder: Path) -> Remark:
    return _named(Remark.of("/".join(fault.parts), fault.what, fault.line, fault.field), folder)


def _named(remark: Remark, folder: Path) -> Remark:
    """Return a remark that names places as they are in the backup."""
    within = f"{folder}{os.sep}"
    en, fr = (text.replace(within, "") for text in (remark.en, remark.fr))
    return Remark.of(remark.path, bilingual(en, fr), remark.line, remark.field)

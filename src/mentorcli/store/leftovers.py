"""What a killed backup, export or check of a backup left: everything that is known, under a name nobody looks for.

Only names of ours are taken for it. What is written at this moment has such a name too, so that only what is older than
a day is deleted.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ATTRIBUTES,
    BACKUPS,
    CONFIG_FILE,
    INDEX,
    MENTOR_JOURNAL,
    OWN_BACKUPS,
    PENDING,
    RENAMING,
    SETTINGS_FILE,
    STORE_FILE,
)
from mentorcli.store.removed_lines import REMOVED

AGE_SECONDS = 24 * 60 * 60
_IN_MEMORY = "/dev/shm"  # noqa: S108 - what we make in it is private
_TEMPORARY = ("/tmp", "/var/tmp")  # noqa: S108 - likewise
_ID = "[0-9a-hjkmnp-tv-z]{12}"
_NAME = re.compile(rf"\.mentor-{_ID}\.tmp|\..+\.(?:tar\.gz|age|json|csv|md)\.{_ID}\.tmp", re.DOTALL)


_REPLACED = (BACKUPS, CONFIG_FILE, INDEX, MENTOR_JOURNAL, PENDING, RENAMING, STORE_FILE)
_SYNCHRONISED = (ATTRIBUTES, REMOVED, SETTINGS_FILE)
_TEMPORARIES = {f".{name}.tmp" for name in (*_REPLACED, *_SYNCHRONISED)}


class Leftover(NamedTuple):
    """Something left behind, and whether it is old enough to be deleted."""

    path: Path
    old: bool


def temporary_places(environ: Mapping[str, str]) -> list[Path]:
    """Return where a backup can be read back: in memory first, so that nothing stays on a disk."""
    places = (environ.get("XDG_RUNTIME_DIR"), _IN_MEMORY, temporary_folder())
    return [Path(place) for place in dict.fromkeys(places) if place and os.path.isabs(place)]


def temporary_folder() -> str | None:
    """Return the system's folder for what lasts as long as a command, None where none can be written.

    Python would then take the current folder, where nobody looks for it.
    """
    if os.name == "nt":
        return tempfile.gettempdir()
    named = (os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP"))
    places = (*filter(os.path.isabs, named), *_TEMPORARY)
    return next((place for place in places if os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)), None)


def found_in(folders: Iterable[Path]) -> Iterator[Leftover]:
    """Yield what was left in some folders, each once; those that cannot be listed hold nothing."""
    for folder in dict.fromkeys(folders):
        names: list[str] = []
        with contextlib.suppress(OSError, ValueError):
            names = sorted(os.listdir(folder))
        for name in names:
            if _NAME.fullmatch(name):
                with contextlib.suppress(OSError):
                    status = (folder / name).lstat()
                    if status.st_uid == os.geteuid() and not stat.S_ISLNK(status.st_mode):
                        yield Leftover(folder / name, time.time() - status.st_mtime > AGE_SECONDS)


def sweep_store(root: int, names: Iterable[str]) -> None:
    """Delete what interrupted writes left in a store that is held: of the names at its top, and beside its own backups.

    What cannot be deleted waits for the next time.
    """
    for name in _TEMPORARIES.intersection(names):
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=root)
    with contextlib.suppress(OSError), files.folder(OWN_BACKUPS, root) as own:
        for name in filter(_NAME.fullmatch, os.listdir(own)):
            os.unlink(name, dir_fd=own)


def sweep(folders: Iterable[Path], *, young: bool = False) -> list[Path]:
    """Delete what is old enough in some folders and return it; what cannot be deleted stays.

    `young`: nothing is being written there, so that all of it can go.
    """
    swept = []
    for leftover in found_in(folders):
        if leftover.old or young:
            with contextlib.suppress(OSError):
                if leftover.path.is_dir():
                    shutil.rmtree(leftover.path)
                else:
                    leftover.path.unlink()
                swept.append(leftover.path)
    return swept

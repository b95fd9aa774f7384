"""Which machine writes: a random id in the user's state folder, never in the store, which may travel.

`mentor undo` means the last change of this machine, and copies of a store can be merged by who wrote what.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.models.student import is_random_id
from mentorcli.store.ids import record_id

_FILE = "machine"


class Machine(NamedTuple):
    """The id of this machine; `lasting` tells that it could be saved, so that the next run has it too."""

    id: str
    lasting: bool


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what belongs to this machine alone."""
    if sys.platform == "linux":  # what platformdirs would answer, which takes 6 ms to load
        base = environ.get("XDG_STATE_HOME", "")
        return (Path(base) if os.path.isabs(base) else Path("~/.local/state").expanduser()) / "mentor"  # noqa: PTH117
    import platformdirs

    return Path(platformdirs.user_state_dir("mentor", appauthor=False))


def this_machine(environ: Mapping[str, str]) -> Machine:
    """Return this machine, remembered from its first change on.

    Where nothing can be saved (a read-only home) the id is one for this run, and `lasting` is false.
    """
    path = state_folder(environ) / _FILE
    known = _read(path)
    if known is not None:
        return Machine(known, lasting=True)
    made = record_id()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _save(path, made)
    except OSError:
        return Machine(made, lasting=False)
    return Machine(_read(path) or made, lasting=True)  # of two first runs at once, one id stands


def _read(path: Path) -> str | None:
    """Return the id in the file, None where there is none that can be read."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), encoding="ascii") as file:
            text = file.read(64).strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if is_random_id(text) else None


def _save(path: Path, made: str) -> None:
    """Write the file whole, or leave the one that another run has just written."""
    aside = path.with_name(f"{path.name}.{made}")
    fd = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(fd, "w", encoding="ascii") as file:
            file.write(made + "\n")
        try:
            os.link(aside, path)
        except FileExistsError:
            if _read(path) is None:  # damaged
                os.replace(aside, path)  # noqa: PTH105 - beside os.link, which pathlib turns round
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()

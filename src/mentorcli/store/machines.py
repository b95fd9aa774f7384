"""The machine that writes: its id stands in the user's state folder, never in the store, which may travel.

`mentor undo` means the last change of this machine, and copies of a store can be merged by who wrote what. So no two
machines may have one id: beside it stands of which computer it is, by the id that the system gave that one. Where a
home was copied to another computer that one gets an id of its own; a whole disk that was copied has the system's id
too, and is known by what `mentor sync` meets.
"""

import contextlib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.models.student import is_random_id
from mentorcli.store.files import os
from mentorcli.store.ids import record_id
from mentorcli.text import bilingual

_MACHINE_FILE = "machine"
_SYSTEM_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_SYSTEM_ID_LENGTH = 32
_FINGERPRINT = re.compile(r"[0-9a-f]{8}")
_WIDTH = 64  # of the id in the file: an earlier version reads so much and no more


class Machine(NamedTuple):
    """The id of this machine; `lasting` tells that it could be saved, so that the next run has it too."""

    id: str
    lasting: bool


def _copied(machine: str, former: str) -> str:
    """Return what the user is to know where this machine has another id from now on."""
    return bilingual(
        f"Another computer has a copy of what mentor keeps for itself here: this one is {machine} from now on. "
        f"mentor undo takes back what is typed from now on; what was before ({former}): mentor undo --list",
        "Un autre ordinateur a une copie de ce que mentor garde ici pour lui\u00a0: celui-ci est désormais "
        f"{machine}. mentor undo annule ce qui est tapé à partir de maintenant\u00a0; ce qui précède "
        f"({former})\u00a0: mentor undo --list",
    )


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what belongs to this machine alone."""
    if sys.platform == "linux":  # what platformdirs would answer, which takes 6 ms to load
        base = environ.get("XDG_STATE_HOME", "")
        return (Path(base) if os.path.isabs(base) else Path("~/.local/state").expanduser()) / "mentor"
    import platformdirs

    return Path(platformdirs.user_state_dir("mentor", appauthor=False))


def fingerprint() -> str:
    """Return what tells this computer from one that its folders are copied to, empty where the system does not say."""
    import zlib

    for path in _SYSTEM_IDS:
        with contextlib.suppress(OSError):
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                told = os.read(fd, 64).strip()
            finally:
                os.close(fd)
            if len(told) == _SYSTEM_ID_LENGTH:  # else none was given yet, such as in an image of a system
                return f"{zlib.crc32(b'mentor' + told):08x}"
    return ""


def this_machine(environ: Mapping[str, str], warnings: list[str]) -> Machine:
    """Return this machine, remembered from its first change on; a copy of another one gets an id of its own.

    What that means is added to the warnings. Where nothing can be saved (a read-only home) the id is one for this run,
    and `lasting` is false.
    """
    path, here, former = state_folder(environ) / _MACHINE_FILE, fingerprint(), None
    known = _read_machine(path)
    if known is not None and known[1] and here and known[1] != here:
        former = known[0]
        path = path.with_name(f"{_MACHINE_FILE}-{here}")  # beside that one, whose home this may be by a network
        if (own := _read_machine(path)) is not None:
            return Machine(own[0], lasting=True)
    elif known is not None:
        if here and not known[1]:
            with contextlib.suppress(OSError):
                _save_machine(path, known[0], here, instead=True)
        return Machine(known[0], lasting=True)
    made = record_id()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _save_machine(path, made, here)
    except OSError:
        return Machine(made, lasting=False)
    saved = _read_machine(path)
    found = Machine(saved[0] if saved else made, lasting=True)  # of two first runs at once, one id stands
    warnings += [_copied(found.id, former)] if former is not None else []
    return found


def another_machine(environ: Mapping[str, str], warnings: list[str]) -> Machine:
    """Return this machine with a new id, and warn of it: another one has that which it had. Raises OSError."""
    path, here = state_folder(environ) / _MACHINE_FILE, fingerprint()
    known = _read_machine(path)
    if known is not None and known[1] not in ("", here):
        path = path.with_name(f"{_MACHINE_FILE}-{here}")
    made = record_id()
    _save_machine(path, made, here, instead=True)
    warnings.append(_copied(made, known[0] if known is not None else "?"))
    return Machine(made, lasting=True)


def _read_machine(path: Path) -> tuple[str, str] | None:
    """Return the id in the file, and of which computer it is (empty: not known); None where it cannot be read.

    Versions before wrote the id alone, or the computer behind one blank: an id is kept, whatever else stands there.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            data = os.read(fd, 2 * _WIDTH).decode("ascii")
        finally:
            os.close(fd)
    except (OSError, UnicodeDecodeError):
        return None
    words = data.split()
    if not words or not is_random_id(words[0]):
        return None
    where = words[1] if len(words) > 1 and _FINGERPRINT.fullmatch(words[1]) else ""
    return words[0], where


def _save_machine(path: Path, made: str, where: str, *, instead: bool = False) -> None:
    """Write the file whole, or leave the one that another run has just written; `instead`: whatever stands there."""
    aside = path.with_name(f"{path.name}.{made}")
    fd = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(fd, "w", encoding="ascii") as file:
            file.write(f"{made:<{_WIDTH}}{where}\n" if where else f"{made}\n")
        if instead:
            os.replace(aside, path)
            return
        try:
            os.link(aside, path)
        except FileExistsError:
            if _read_machine(path) is None:  # damaged
                os.replace(aside, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()

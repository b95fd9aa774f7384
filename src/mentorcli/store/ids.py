"""Identifiers: random ones for records, time-ordered ones for operations, and that of the machine that writes.

The machine's stands in the user's state folder, never in the store, which may travel: see machines.py.
"""

from __future__ import annotations

import contextlib
import errno
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.models.student import is_random_id
from mentorcli.store.files import os

# Crockford's base 32: no letter that is read as a digit.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TIME_CHARS = 11  # 55 bits of microseconds since 1970: enough until the year 3111
_RANDOM_CHARS = 9
RECORD_CHARS = 12
MACHINE_FILE = "machine"
OF_STORE = (".git", "mentor", MACHINE_FILE)  # below a store: the id that this machine has there alone
_FINGERPRINT_LENGTH, _HEXADECIMAL = 8, "0123456789abcdef"
MACHINE_WIDTH = 64  # of the id in that file: an earlier version reads so much and no more
_SYSTEM_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_SYSTEM_ID_LENGTH = 32


def _encode(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _random(length: int) -> str:
    return "".join(_ALPHABET[byte & 31] for byte in os.urandom(length))


def record_id_of(told: str) -> str:
    """Return the id of a record that is known elsewhere by what is `told` of it: always the same one.

    A letter and a digit stand in it, so that it is no word and no number.
    """
    import hashlib  # where something is taken in from elsewhere

    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()  # JSON can tell half a character
    made = "".join(_ALPHABET[byte & 31] for byte in digest[: RECORD_CHARS - 2])
    return f"{made}{digest[-1] % 10}{'abcdefgh'[digest[-2] % 8]}"


def record_id() -> str:
    """Return a new random id of 12 characters: a prefix of 4 is nearly always telling.

    It has a letter and a digit, so that nobody, and no program, takes it for a word or a number.
    """
    made = _random(RECORD_CHARS)
    return record_id() if made.isalpha() or made.isdigit() else made


def is_operation_id(text: str) -> bool:
    """Return whether a text is an operation id of ours."""
    return len(text) == _TIME_CHARS + _RANDOM_CHARS and not text.strip(_ALPHABET)


def operation_id(after: str = "") -> str:
    """Return a new operation id, later in order than `after`.

    Ids follow the machine's clock (never MENTOR_NOW). A clock that went backwards is overruled: the new id
    then counts on from `after`, or, where that is no id of ours, begins with it.
    """
    head = _encode(time.time_ns() // 1000, _TIME_CHARS)
    if head <= after[:_TIME_CHARS]:
        head = _encode(microseconds_of(after) + 1, _TIME_CHARS)
    new = head + _random(_RANDOM_CHARS)
    return new if new > after else after + new


def derived_id(after: str, content: bytes) -> str:
    """Return the operation id that follows from another one, which it comes after, and from what the operation says.

    Whoever derives the same operation gives it the same id.
    """
    import hashlib  # only where stores are united

    tail = "".join(_ALPHABET[byte & 31] for byte in hashlib.sha256(content).digest()[:_RANDOM_CHARS])
    return _encode(microseconds_of(after) + 1, _TIME_CHARS) + tail


def microseconds_of(op: str) -> int:
    """Return the time in an operation id, in microseconds since 1970 by the clock of the machine that wrote it."""
    number = 0
    for char in op[:_TIME_CHARS]:
        number = number * 32 + max(_ALPHABET.find(char), 0)
    return number


class Machine(NamedTuple):
    """The id of this machine; `lasting` tells that it could be saved, so that the next run has it too."""

    id: str
    lasting: bool


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what belongs to this machine alone. Raises FileNotFoundError where no home is known."""
    if sys.platform == "linux":  # what platformdirs would answer, which takes 6 ms to load
        base = environ.get("XDG_STATE_HOME", "")
        return Path(base if os.path.isabs(base) else _known(os.path.expanduser("~/.local/state"))) / "mentor"
    import platformdirs

    try:
        return Path(_known(platformdirs.user_state_dir("mentor", appauthor=False)))
    except RuntimeError:
        raise _no_home() from None


def _known(path: str) -> str:
    if not os.path.isabs(path):
        raise _no_home()
    return path


def _no_home() -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "~")


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


def known_machine(environ: Mapping[str, str], store: str | None = None) -> Machine | None:
    """Return this machine as it was remembered, None where it has no id yet, or that of another computer.

    For a `store`, by its folder, it may have an id of its own (`machines.another_machine`).
    """
    here = fingerprint()
    if store is not None:
        own = read_machine(os.path.join(store, *OF_STORE))
        if own is not None and own[1] in ("", here):
            return Machine(own[0], lasting=True)
    try:
        known = read_machine(state_folder(environ) / MACHINE_FILE)
    except FileNotFoundError:
        return None
    return Machine(known[0], lasting=True) if known is not None and (not here or known[1] == here) else None


def read_machine(path: Path | str) -> tuple[str, str] | None:
    """Return the id in the file, and of which computer it is (empty: not known); None where it cannot be read.

    Versions before wrote the id alone, or the computer behind one blank: an id is kept, whatever else stands there.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            data = os.read(fd, 2 * MACHINE_WIDTH).decode("ascii")
        finally:
            os.close(fd)
    except (OSError, UnicodeDecodeError):
        return None
    words = data.split()
    if not words or not is_random_id(words[0]):
        return None
    where = words[1] if len(words) > 1 else ""
    return words[0], where if len(where) == _FINGERPRINT_LENGTH and not where.strip(_HEXADECIMAL) else ""

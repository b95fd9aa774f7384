"""Who must be there: every student by slug, with the uid and the last operation known, and the mentor's own journal.

That is `index.json`, which follows from the folders and journals and can be made anew from them. It is written after
each change, once the journals are durable, and its own durability is not waited for: a crash can leave it behind them,
never ahead. What it names and is not there was lost; `mentorcli.store.missing` looks for what else explains it.
"""

from __future__ import annotations

import contextlib
import zlib

import msgspec

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import INDEX, STORE_FILE

_SEAL = b',"sum":"%08x"}\n'
_SEAL_LENGTH = len(_SEAL % 0)


class Index(msgspec.Struct):
    """Who must be there: uid and last operation by slug, and the last operation in the mentor's own journal.

    `files` are the CRC-32 of other files that mentor alone writes, by name. `saved` are the bytes of the index's own
    file, None where there is none that can be read.
    """

    mentor: str = ""
    students: dict[str, tuple[str, str]] = {}
    files: dict[str, int] = {}
    saved: bytes | None = None

    def last_op(self, slug: str | None) -> str:
        """Return the last operation known of a student, or (None) of the mentor's own journal; empty where none is."""
        return self.students.get(slug, ("", ""))[1] if slug is not None else self.mentor

    def note(self, slug: str | None, uid: str, op: str) -> None:
        """Note an operation that is durable now, of a student or (None) in the mentor's own journal."""
        if slug is None:
            self.mentor = op
        else:
            self.students[slug] = uid, op


def encode(index: Index) -> bytes:
    """Return an index as it stands in its file, with the checksum of all that stands before that."""
    students = dict(sorted(index.students.items()))
    body = msgspec.json.encode({"mentor": index.mentor, "students": students, "files": index.files})[:-1]
    return body + _SEAL % zlib.crc32(body)


def decode(data: bytes) -> Index | None:
    """Return the index in a file, None where it was changed or is cut."""
    body = data[:-_SEAL_LENGTH]
    if data[-_SEAL_LENGTH:] != _SEAL % zlib.crc32(body):
        return None
    try:
        index = msgspec.json.decode(body + b"}", type=Index)
    except DECODE_ERRORS:
        return None
    index.saved = data
    return index


def load(root: int) -> Index | None:
    """Return the index of the store in an open folder, None where there is none that can be read."""
    try:
        return decode(files.read(INDEX, root))
    except OSError:
        return None


def save(index: Index, root: int) -> None:
    """Write the index where it changed. A failure costs nothing but that the last changes are not known in it."""
    if STORE_FILE not in index.files:
        with contextlib.suppress(OSError):
            index.files[STORE_FILE] = zlib.crc32(files.read(STORE_FILE, root))
    data = encode(index)
    if data != index.saved:
        with contextlib.suppress(OSError):
            _swap(data, root)
            index.saved = data


def _swap(data: bytes, root: int) -> None:
    """Put a new index in the old one's place without waiting for the disk. Raises OSError."""
    temporary = f".{INDEX}.tmp"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(temporary, dir_fd=root)
    files.create(temporary, data, root, durable=False)
    try:
        files.on_step("swap-rename")
        os.rename(temporary, INDEX, src_dir_fd=root, dst_dir_fd=root)
    except BaseException:
        os.unlink(temporary, dir_fd=root)
        raise


def forget(index: Index, root: int) -> None:
    """Remove the index, durably, before what it tells can be no longer so. Raises OSError."""
    index.saved = None
    with contextlib.suppress(FileNotFoundError):
        os.unlink(INDEX, dir_fd=root)
    files.sync_folder(root)

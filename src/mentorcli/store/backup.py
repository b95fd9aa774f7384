"""Backups: the whole store in one compressed tar file, with a manifest of checksums, verified by reading it back.

A backup is taken while the store is held, so that it is of one moment. Where it was saved is remembered in
`backups.json` (by the students' tombstones, which reveal nothing about them), so that an erasure can name the files
that still hold the person.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import tarfile
import zlib
from datetime import datetime
from pathlib import Path

import msgspec

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_random_id
from mentorcli.store import backup_index, files, outside
from mentorcli.store.backup_files import accepted, stored
from mentorcli.store.layout import (
    BACKUPS,
    ERASED,
    JOURNAL,
    STORE_FILE,
    STUDENTS,
)
from mentorcli.store.repository import Store
from mentorcli.text import bilingual, system_message

FORMAT = 1
MANIFEST = "manifest.json"
SUFFIX = ".tar.gz"
_TOMBSTONE = re.compile(rb'"tombstone": ?"([0-9a-z]{8,32})"')
# A journal compresses about tenfold; what unpacks to three hundred times its size is no backup of ours.
_MOST_BYTES = 2 << 30
_MOST_RATIO = 300
_HEADROOM = 16 << 20
_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, msgspec.DecodeError, RecursionError)


class FileSum(msgspec.Struct, frozen=True):
    """A file in a manifest: its length in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds: `students` are tombstones by slug, `made_at` an aware datetime."""

    format: int
    made_at: datetime
    students: dict[str, str]
    files: dict[str, FileSum]


class Contents(msgspec.Struct, frozen=True):
    """A backup that was verified: its manifest and the bytes of its files."""

    manifest: Manifest
    files: dict[str, bytes]


def save(store: Store, root: int, path: Path, *, at: datetime) -> Manifest:
    """Save the store, which is held, in a file that is not there yet, and remember it.

    Raises RefusedError where there is such a file, NotSavedError where it cannot be written or does not read back,
    UnreadableError where the store cannot be read. A backup that is whole and cannot be remembered is warned of.
    """
    data, manifest = pack(dict(stored(store, root)), at)
    path = path.absolute()
    unpack(data, str(path))  # what is about to be saved is known to be whole; saving reads it back
    outside.save_for_user(str(path), data, force=None)
    try:
        backup_index.remember(store, root, backup_index.Known(str(path), at, sorted(manifest.students.values())))
    except OSError as error:
        why, index = system_message(error), store.where(BACKUPS)
        store.warnings.append(
            bilingual(
                f"{path} is whole, but {index} could not take it in ({why}): mentor student forget will not name it",
                f"{path} est entière, mais {index} n'a pas pu la noter ({why.french})\u00a0: "
                "mentor student forget ne la nommera pas",
            )
        )
    return manifest


def pack(contents: dict[str, bytes], at: datetime) -> tuple[bytes, Manifest]:
    """Return files as a compressed tar, the manifest first."""
    students = {}
    for name, data in contents.items():
        top, _, rest = name.partition("/")
        if top == STUDENTS and (rest.endswith(f"/{JOURNAL}") or "/" not in rest):
            found = _TOMBSTONE.search(data)
            students[rest.partition("/")[0].removesuffix(".toml")] = found.group(1).decode() if found else ""
    sums = {name: FileSum(len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items()}
    manifest = Manifest(FORMAT, at, students, sums)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=6) as archive:
        for name, data in {MANIFEST: _pretty(manifest), **contents}.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(data), files.FILE_MODE, int(at.timestamp())
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue(), manifest


def _pretty(data: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


class _Bounded(io.RawIOBase):
    """A stream that ends in an error rather than unpack without limit."""

    def __init__(self, source: gzip.GzipFile, limit: int) -> None:
        super().__init__()
        self._source = source
        self._left = limit

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes. Raises ValueError beyond the limit."""
        part = self._source.read(size)
        self._left -= len(part)
        if self._left < 0:
            raise ValueError("unpacks to more than a backup can hold")
        return part


def _unfit(english: str, french: str) -> UnreadableError:
    """Return the error for a file that no store can be restored from."""
    hint = bilingual(
        "Take another backup: this one is damaged, or none of mentor's.",
        "Prenez une autre sauvegarde\u00a0: celle-ci est abîmée, ou n'est pas de mentor.",
    )
    return UnreadableError(bilingual(english, french), hint)


def empty(root: int, at: datetime) -> Contents:
    """Return what a backup of the store would hold had nothing been written to it yet."""
    contents = {STORE_FILE: files.read(STORE_FILE, root)}
    return Contents(pack(contents, at)[1], contents)


def _members(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive. Raises ValueError for what no backup holds, and what reading it raises."""
    limit = min(_MOST_BYTES, len(data) * _MOST_RATIO + _HEADROOM)
    contents: dict[str, bytes] = {}
    with (
        gzip.GzipFile(fileobj=io.BytesIO(data)) as unzipped,
        tarfile.open(fileobj=_Bounded(unzipped, limit), mode="r|") as archive,
    ):
        for member in archive:
            if not member.isreg() or member.name in contents:
                raise ValueError(f"{member.name!r} is no plain file, or there twice")
            if member.name != MANIFEST and not accepted(member.name):
                raise ValueError(f"{member.name!r} is no file of a store")
            source = archive.extractfile(member)
            contents[member.name] = source.read() if source else b""
    return contents


def unpack(data: bytes, where: str) -> Contents:
    """Return a backup's files, every one checked against the manifest. Raises UnreadableError."""
    try:
        contents = _members(data)
        manifest = msgspec.json.decode(contents.pop(MANIFEST, b""), type=Manifest)
    except _BROKEN as error:
        raise _unfit(
            f"{where} is no whole backup: {str(error) or 'cut short'}",
            f"{where} n'est pas une sauvegarde entière\u00a0: {str(error) or 'coupée avant la fin'}",
        ) from None
    sums = {name: FileSum(len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items()}
    if sums != manifest.files:
        different = sorted(name for name in {*sums, *manifest.files} if sums.get(name) != manifest.files.get(name))
        raise _unfit(
            f"{where} is damaged: {', '.join(different[:5])}", f"{where} est abîmé\u00a0: {', '.join(different[:5])}"
        )
    if STORE_FILE not in contents:
        raise _unfit(
            f"{where} is no backup of a store: {STORE_FILE} is missing",
            f"{where} n'est pas une sauvegarde de données\u00a0: {STORE_FILE} manque",
        )
    return Contents(manifest, contents)


def free_name(folder: Path, stem: str) -> Path:
    """Return a path in a folder that is not taken: the stem, or the stem with a number."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())


def tombstones(root: int) -> set[str]:
    """Return the tombstones of the students who were erased."""
    try:
        with files.folder(ERASED, root) as folder:
            return {name for name in os.listdir(folder) if is_random_id(name)}
    except FileNotFoundError:
        return set()

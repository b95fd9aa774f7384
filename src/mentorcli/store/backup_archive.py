"""The file of a backup: a compressed tar, first of all a manifest with a checksum for everything in it.

Format 2 holds whatever stands beside the store's own files, and names what could not be read when it was saved (`raw`:
it is there byte for byte) and what is not in it (`left_out`). Format 1 is read as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from mentorcli.errors import MentorError, NewerStoreError, UnreadableError
from mentorcli.models.student import is_slug
from mentorcli.store import files
from mentorcli.store.french import in_french
from mentorcli.store.layout import JOURNAL, STORE_FILE, STUDENTS
from mentorcli.text import bilingual

FORMAT = 2
MANIFEST = "manifest.json"
SUFFIX = ".tar.gz"
_TOMBSTONE = re.compile(rb'"tombstone": ?"([0-9a-z]{8,32})"')
# A journal compresses about tenfold; what unpacks to three hundred times its size is no backup of ours.
_MOST_BYTES = 2 << 30
_MOST_RATIO = 300
_HEADROOM = 16 << 20
_CHUNK = 1 << 20
_TAR_NAME = 100  # bytes
_GZIP = b"\x1f\x8b"
AGE = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, msgspec.DecodeError, RecursionError)


class FileSum(msgspec.Struct, frozen=True):
    """A file in a manifest: its length in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


class Remark(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a file in a backup, or why it is not in it, in both languages.

    `path` is below the store; empty where the sentence names its place itself.
    """

    path: str
    en: str
    fr: str
    line: int | None = None
    field: str | None = None

    @classmethod
    def of(cls, path: str, what: str, line: int | None = None, field: str | None = None) -> Remark:
        """Return a remark whose sentence may carry its French one."""
        return cls(path, str(what), str(getattr(what, "french", what)), line, field)


class Taken(msgspec.Struct, frozen=True):
    """What was read of a store for a backup: files with their bytes, folders with nothing in them, what is left out."""

    files: dict[str, bytes]
    folders: list[str]
    left_out: list[Remark]


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds: `students` are tombstones by slug, `made_at` an aware datetime.

    `folders` have nothing in them; `raw` could not be read when it was saved; `left_out` is not in the backup.
    """

    format: int
    made_at: datetime
    students: dict[str, str]
    files: dict[str, FileSum]
    folders: list[str] = []
    raw: list[Remark] = []
    left_out: list[Remark] = []


class Contents(msgspec.Struct, frozen=True):
    """A backup that was verified: its manifest and the bytes of its files."""

    manifest: Manifest
    files: dict[str, bytes]

    @property
    def taken(self) -> Taken:
        """What was read of the store for it."""
        return Taken(self.files, self.manifest.folders, self.manifest.left_out)


class _Head(msgspec.Struct):
    format: int


def tombstone_in(data: bytes) -> str:
    """Return the first tombstone in a student's journal, empty where none can be found in it."""
    found = _TOMBSTONE.search(data)
    return found.group(1).decode() if found else ""


def is_backup(data: bytes) -> bool:
    """Return whether a file is a backup, by its beginning alone."""
    if data.startswith(AGE):
        return True
    if not data.startswith(_GZIP):
        return False
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:_CHUNK], _TAR_NAME)
    except zlib.error:
        return False
    return head.split(b"\0", 1)[0] == MANIFEST.encode()


def _sums(contents: dict[str, bytes]) -> dict[str, FileSum]:
    return {name: FileSum(len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items()}


def _students(contents: dict[str, bytes]) -> dict[str, str]:
    """Return the students in some files: tombstones by slug, empty where a journal does not tell."""
    students = {}
    for name, data in contents.items():
        top, _, rest = name.partition("/")
        slug = rest.removesuffix(f"/{JOURNAL}") if rest.endswith(f"/{JOURNAL}") else rest.removesuffix(".toml")
        if top == STUDENTS and is_slug(slug) and slug != rest:
            students[slug] = tombstone_in(data)
    return students


def pack(taken: Taken, at: datetime, raw: Iterable[Remark] = ()) -> tuple[bytes, Manifest]:
    """Return what was taken of a store as a compressed tar, the manifest first."""
    contents = taken.files
    manifest = Manifest(FORMAT, at, _students(contents), _sums(contents), taken.folders, list(raw), taken.left_out)
    data = _packed({MANIFEST: pretty(manifest), **contents}, at, level=6)
    if sum(map(len, contents.values())) > _limit(data):  # such as an image of a disk that is nearly empty
        data = _packed({MANIFEST: pretty(manifest), **contents}, at, level=0)
    return data, manifest


def _packed(contents: dict[str, bytes], at: datetime, *, level: int) -> bytes:
    packed = io.BytesIO()
    # No time in its head, which has no room for one before 1970 or after 2106.
    gzipped = gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=level, mtime=0)
    with gzipped, tarfile.open(fileobj=gzipped, mode="w:") as archive:
        for name, data in contents.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(data), files.FILE_MODE, max(int(at.timestamp()), 0)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def pretty(data: object) -> bytes:
    """Return JSON that a person can read."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _limit(data: bytes) -> int:
    """Return how many bytes a backup may unpack to."""
    return min(_MOST_BYTES, len(data) * _MOST_RATIO + _HEADROOM)


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


def unfit(english: str, french: str, details: tuple[str, ...] = ()) -> UnreadableError:
    """Return the error for a file that no store can be restored from."""
    hint = bilingual(
        "Take another backup: this one is damaged, or none of mentor's.",
        "Prenez une autre sauvegarde\u00a0: celle-ci est abîmée, ou n'est pas de mentor.",
    )
    return UnreadableError(bilingual(english, french), hint, details)


def _check_format(manifest: bytes, where: str) -> None:
    """Raise NewerStoreError for the format of a newer version, ValueError for one that there never was."""
    found = msgspec.json.decode(manifest, type=_Head).format
    if found > FORMAT:
        raise NewerStoreError(
            bilingual(
                f"{where}: the backup has format {found}, this version of mentor reads up to {FORMAT}",
                f"{where}\u00a0: la sauvegarde a le format {found}, cette version de mentor lit jusqu'à {FORMAT}",
            ),
            bilingual("Upgrade mentor. Nothing was changed.", "Mettez mentor à jour. Rien n'a été changé."),
        )
    if found < 1:
        raise ValueError(f"format {found}")


def _members(data: bytes, where: str, is_accepted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the files of an archive. Raises ValueError for what no backup holds, and what reading it raises."""
    contents: dict[str, bytes] = {}
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as unzipped:
        bounded = _Bounded(unzipped, _limit(data))
        with tarfile.open(fileobj=bounded, mode="r|") as archive:
            for member in archive:
                if not member.isreg() or member.name in contents:
                    raise ValueError(f"{member.name!r} is no plain file, or there twice")
                source = archive.extractfile(member)
                contents[member.name] = source.read() if source else b""
                if member.name == MANIFEST:
                    _check_format(contents[MANIFEST], where)
                elif not is_accepted(member.name):
                    raise ValueError(f"{member.name!r} is no file of a store")
        while bounded.read(_CHUNK):  # the checksum stands at the very end
            pass
    return contents


def _refuse_overlaps(names: set[str]) -> None:
    """Raise ValueError where a name is that of a file and of a folder."""
    for name in names:
        parts = name.split("/")
        if any("/".join(parts[:count]) in names for count in range(1, len(parts))):
            raise ValueError(f"{name!r} lies in what is a file")


def unpack(data: bytes, where: str, is_accepted: Callable[[str], bool]) -> Contents:
    """Return a backup's files, every one checked against the manifest.

    `is_accepted` tells which names there can be. Raises UnreadableError, and NewerStoreError for a newer format.
    """
    try:
        contents = _members(data, where, is_accepted)
        manifest = msgspec.json.decode(contents.pop(MANIFEST, b""), type=Manifest)
        if not all(map(is_accepted, manifest.folders)):
            raise ValueError("a folder is none of a store")
        _refuse_overlaps({*contents, *manifest.folders})
    except MentorError:
        raise
    except _BROKEN as error:
        raise unfit(
            f"{where} is no whole backup: {str(error) or 'cut short'}",
            f"{where} n'est pas une sauvegarde entière\u00a0: {in_french(str(error)) or 'coupée avant la fin'}",
        ) from None
    sums = _sums(contents)
    if sums != manifest.files:
        different = sorted(name for name in {*sums, *manifest.files} if sums.get(name) != manifest.files.get(name))
        raise unfit(
            f"{where} is damaged: {', '.join(different[:5])}",
            f"{where} est abîmé\u00a0: {', '.join(different[:5])}",
            tuple(different[5:]),
        )
    if STORE_FILE not in contents and not _says_why(manifest):
        raise unfit(
            f"{where} is no backup of a store: {STORE_FILE} is missing",
            f"{where} n'est pas une sauvegarde de données\u00a0: {STORE_FILE} manque",
        )
    return Contents(manifest, contents)


def _says_why(manifest: Manifest) -> bool:
    """Return whether a backup tells that there was no `store.toml` to be saved."""
    return any(remark.path == STORE_FILE for remark in (*manifest.raw, *manifest.left_out))

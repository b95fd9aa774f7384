"""Where backups were saved, so that an erasure can name those that still hold the person.

They are known by the students' tombstones, which reveal nothing about them. An index that cannot be read is never taken
for an empty one: it is set aside, and whoever asks is told that earlier backups are not known.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

import msgspec

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import BACKUPS
from mentorcli.store.store_folder import StoreFolder
from mentorcli.text import bilingual

_ASIDE = f"{BACKUPS}.unreadable"


class Known(msgspec.Struct, frozen=True):
    """A backup that was made of this store: where it was saved, when, and the tombstones of the students in it.

    `sum` is the CRC-32 of all that, 0 where an earlier version noted it.
    """

    path: str
    made_at: datetime
    tombstones: list[str]
    sum: int = 0

    def without(self, uids: Collection[str]) -> Known:
        """Return the same backup without some students."""
        return Known(self.path, self.made_at, [uid for uid in self.tombstones if uid not in uids])


class Index(NamedTuple):
    """The backups that were made of this store, and the files that could tell more and cannot be read, by name."""

    known: list[Known]
    unreadable: list[str]


def read(root: int) -> Index:
    """Return what is noted of backups."""
    aside = sorted(name for name in os.listdir(root) if name.startswith(_ASIDE))
    try:
        return Index(msgspec.json.decode(files.read(BACKUPS, root), type=list[Known]), aside)
    except FileNotFoundError:
        return Index([], aside)
    except (OSError, *DECODE_ERRORS):
        return Index([], [BACKUPS, *aside])


def remember(store: StoreFolder, root: int, added: Known) -> None:
    """Note a backup. An index that cannot be read is set aside before, which is warned of. Raises OSError."""
    index = read(root)
    if BACKUPS in index.unreadable:
        name = next(name for number in range(1, 10_000) if not files.exists(name := _aside(number), root))
        files.on_step("rename")
        os.rename(BACKUPS, name, src_dir_fd=root, dst_dir_fd=root)
        files.sync_folder(root)
        store.warnings.append(
            bilingual(
                f"{store.where(BACKUPS)} cannot be read and is kept as {name}: earlier backups are not known",
                f"{store.where(BACKUPS)} ne peut pas être lu et reste sous le nom {name}\u00a0: "
                "les sauvegardes d'avant ne sont pas connues",
            )
        )
    write([*index.known, added], root)


def _aside(number: int) -> str:
    return _ASIDE if number == 1 else f"{_ASIDE}-{number}"


def write(known: list[Known], root: int) -> None:
    """Write the index anew. Raises OSError."""
    files.replace(BACKUPS, _encoded([_summed(one) for one in known]), root)


def _encoded(known: list[Known]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n"


def _summed(known: Known) -> Known:
    """Return a backup with its sum."""
    bare = msgspec.structs.replace(known, sum=0)
    return msgspec.structs.replace(bare, sum=zlib.crc32(msgspec.json.encode(bare)))


def is_as_written(data: bytes) -> bool:
    """Return whether an index is as mentor wrote it, one of an earlier version too. Raises what decoding does."""
    known = msgspec.json.decode(data, type=list[Known])
    if not any(one.sum for one in known):
        return True
    return data == _encoded([_summed(one) for one in known])

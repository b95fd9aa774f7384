"""Which files of a store a backup holds: the store's own, and whatever a person put into a student's folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator

from mentorcli.errors import UnreadableError
from mentorcli.models.student import is_random_id, is_slug
from mentorcli.store import files
from mentorcli.store.beside import is_litter
from mentorcli.store.layout import (
    CONFIG_FILE,
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    OLD_SESSIONS,
    PROFILE,
    STORE_FILE,
    STUDENTS,
)
from mentorcli.store.repository import Store
from mentorcli.store.store_folder import CHECK_HINT
from mentorcli.text import bilingual

_TOP = (STORE_FILE, CONFIG_FILE, MENTOR_JOURNAL, f"{MENTOR_JOURNAL}.torn", OLD_SESSIONS)
_NAME = re.compile(
    r"students/(?P<slug>[a-z0-9-]{1,60})(?:\.toml|(?:/[^./\x00-\x1f][^/\x00-\x1f]*)+)\Z|erased/(?P<id>[0-9a-z]{8,32})\Z"
    r"|merged/[0-9a-z]{8,32}(?:/[^./\x00-\x1f][^/\x00-\x1f]*)+\Z"
)
_TEMPORARY = re.compile(r"\..*\.tmp\Z")  # what an interrupted write left


def stored(store: Store, root: int) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every file that belongs to the store."""
    for name in _TOP:
        if files.exists(name, root):
            with store.reading(name):
                yield name, files.read(name, root)
    for top in (STUDENTS, MERGED, ERASED):
        if not files.exists(top, root):
            continue
        with store.reading(top), files.folder(top, root) as folder:
            for name in sorted(os.listdir(folder)):
                if (is_slug(name) and top == STUDENTS) or (is_random_id(name) and top == MERGED):
                    with store.reading(top, name), files.folder(name, folder) as student:
                        yield from _below(store, (top, name), student)
                elif accepted(f"{top}/{name}"):
                    with store.reading(top, name):
                        yield f"{top}/{name}", files.read(name, folder)


def _below(store: Store, parts: tuple[str, ...], folder: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a student's open folder and those below it; what no backup can hold is warned of."""
    for name in sorted(os.listdir(folder)):
        inner = (*parts, name)
        if is_litter(name):
            continue
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if inner[2:] in ((JOURNAL,), (PROFILE,)) and not stat.S_ISREG(mode):
            raise UnreadableError(
                bilingual(
                    f"{store.where(*inner)}: Not a plain file",
                    f"{store.where(*inner)}\u00a0: pas un fichier ordinaire",
                ),
                CHECK_HINT,
            )
        if not accepted("/".join(inner)) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            if not _TEMPORARY.match(name):
                store.warnings.append(
                    bilingual(
                        f"{store.where(*inner)} is not in the backup: no plain file, or a hidden one",
                        f"{store.where(*inner)} n'est pas dans la sauvegarde\u00a0: "
                        "ce n'est pas un fichier ordinaire, ou il est caché",
                    )
                )
        elif stat.S_ISDIR(mode):
            with store.reading(*inner), files.folder(name, folder) as below:
                yield from _below(store, inner, below)
        else:
            with store.reading(*inner):
                yield "/".join(inner), files.read(name, folder)


def accepted(name: str) -> bool:
    """Return whether a name can be that of a file of the store: none leads out of its folder."""
    return name in _TOP or _NAME.match(name) is not None

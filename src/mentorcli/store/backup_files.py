"""Which files of a store a backup holds: the store's own, and whatever a person put beside them.

They are read as they stand, whatever is wrong with the store: what no backup can hold is named, and the rest goes on.
"""

from __future__ import annotations

import contextlib
import errno
import re
import stat
from collections.abc import Iterator

import msgspec

from mentorcli.models.student import is_slug
from mentorcli.store import fault_text, files
from mentorcli.store.backup_archive import Remark, Taken, is_backup
from mentorcli.store.beside import is_litter
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ABSENT,
    BACKUPS,
    CONFIG_FILE,
    EDITING,
    ERASED,
    ERASED_STUDENT,
    INDEX,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    MESSAGES,
    NEW_STUDENT,
    OLD_SESSIONS,
    OWN_BACKUPS,
    PENDING,
    PROFILE,
    RENAMING,
    REPLACED,
    RESTORING,
    RUNNING,
    STORE_FILE,
    STUDENTS,
    UNDONE,
    UNPACKING,
)
from mentorcli.store.lock import LOCK_NAME
from mentorcli.store.message_files import key_of
from mentorcli.text import bilingual, system_message

# What a restore replaces, the schema last.
TOPS = (
    *(STUDENTS, MERGED, ERASED, MENTOR_JOURNAL, f"{MENTOR_JOURNAL}.torn", MESSAGES, OLD_SESSIONS, PENDING, RENAMING),
    STORE_FILE,
)
# What follows from the rest, belongs to this place alone, or is about to go.
_PASSING = (LOCK_NAME, INDEX, BACKUPS, OWN_BACKUPS, EDITING, RUNNING, UNDONE, UNPACKING, RESTORING)
_PASSING_BEGINS = (REPLACED, f"{BACKUPS}.")
_TEMPORARY = re.compile(r"\..*\.tmp\Z")  # what an interrupted write left
_UNNAMEABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_PROCESS_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
# Of a person's own files, in bytes: a backup is packed and verified in memory.
_MOST_OF_ONE = 64 << 20
_MOST_OF_ALL = 512 << 20
_DEEPEST = 60

_STRANGE_NAME = bilingual("its name cannot be kept", "son nom ne peut pas être gardé")
_TOO_LARGE = bilingual("too large", "trop volumineux")
_TOO_DEEP = bilingual("too many folders within one another", "trop de dossiers les uns dans les autres")
_A_BACKUP = bilingual("a backup itself", "c'est une sauvegarde")


def accepted(name: str) -> bool:
    """Return whether a name can be that of a file in a backup: none leads out of the store, or to what is passing."""
    parts = tuple(name.split("/"))
    return not any(part in ("", ".", "..") or _UNNAMEABLE.search(part) for part in parts) and not _is_passing(parts)


def is_data(name: str) -> bool:
    """Return whether the store reads what has that name, or what lies in it: it is no file of the person's own."""
    top, *below = name.split("/")
    if top == STUDENTS and below:
        slug, *rest = below
        return is_slug(slug.removesuffix(".toml")) and (not rest or rest in ([JOURNAL], [PROFILE]))
    if top == MESSAGES and below:
        return len(below) == 1 and key_of(below[0]) is not None
    return top in (*TOPS, CONFIG_FILE)


def _is_passing(parts: tuple[str, ...]) -> bool:
    top, *below = parts
    if top == STUDENTS and below and below[0].startswith((NEW_STUDENT, ERASED_STUDENT)):
        return True
    return top in _PASSING or top.startswith(_PASSING_BEGINS) or _TEMPORARY.match(parts[-1]) is not None


def take(root: int) -> Taken:
    """Return all that a backup of the store in an open folder holds. Raises OSError where no more can be opened."""
    walk = _Walk()
    with contextlib.ExitStack() as opened:
        for name, folder in _tops(root, opened):
            walk.enter((name,), folder)
    return walk.taken


def _tops(root: int, opened: contextlib.ExitStack) -> Iterator[tuple[str, int]]:
    """Yield what stands in the store's folder, and where: what an interrupted restore brings counts already."""
    tops = dict.fromkeys(os.listdir(root), root)
    if RESTORING in tops:
        aside = opened.enter_context(files.folder(RESTORING, root))
        for name in os.listdir(aside):
            if name in (*TOPS, CONFIG_FILE):
                tops[name] = aside
            elif name.removesuffix(ABSENT) in TOPS:
                tops.pop(name.removesuffix(ABSENT), None)
    for name, folder in sorted(tops.items()):
        if name in (*TOPS, CONFIG_FILE) or not is_litter(name):
            yield name, folder


class _Walk:
    """Goes through a store's folder and gathers what a backup can hold."""

    def __init__(self) -> None:
        self.taken = Taken({}, [], [])
        self._own = 0  # bytes of the person's own files

    def enter(self, parts: tuple[str, ...], within: int) -> None:
        """Take what stands by a name in an open folder, with all that is in it."""
        if _is_passing(parts):
            return
        try:
            status = os.stat(parts[-1], dir_fd=within, follow_symlinks=False)
            if not accepted("/".join(parts)):
                self._leave(parts, _STRANGE_NAME)
            elif stat.S_ISDIR(status.st_mode):
                self._folder(parts, within)
            elif not stat.S_ISREG(status.st_mode):
                self._leave(parts, fault_text.LINK if stat.S_ISLNK(status.st_mode) else fault_text.NO_FILE)
            elif not is_litter(parts[-1]):
                self._file(parts, within, status.st_size)
        except FileNotFoundError:  # gone since the folder was listed
            return
        except OSError as error:
            if error.errno in _PROCESS_LIMITS:
                raise
            self._leave(parts, system_message(error))

    def _leave(self, parts: tuple[str, ...], what: str) -> None:
        self.taken.left_out.append(Remark.of("/".join(parts), what))

    def _folder(self, parts: tuple[str, ...], within: int) -> None:
        if len(parts) > _DEEPEST:
            self._leave(parts, _TOO_DEEP)
            return
        with files.folder(parts[-1], within) as folder:
            names = sorted(os.listdir(folder))
            if not names:
                self.taken.folders.append("/".join(parts))
            for name in names:
                self.enter((*parts, name), folder)

    def _file(self, parts: tuple[str, ...], within: int, size: int) -> None:
        name = "/".join(parts)
        if is_data(name):
            self.taken.files[name] = files.read(parts[-1], within)
        elif size > _MOST_OF_ONE or self._own + size > _MOST_OF_ALL:
            self._leave(parts, _TOO_LARGE)
        else:
            data = files.read(parts[-1], within)
            if is_backup(data):  # it would grow with every backup
                self._leave(parts, _A_BACKUP)
            else:
                self._own += len(data)
                self.taken.files[name] = data


def without_store_file(taken: Taken, made: bytes) -> Taken:
    """Return what was taken with another `store.toml`."""
    return msgspec.structs.replace(taken, files={**taken.files, STORE_FILE: made})

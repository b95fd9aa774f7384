"""What of a store is synchronised, read as it stands, and whether it is as it was kept last.

A sync with nothing to do comes no further: nothing is decoded for it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator

from mentorcli.models.student import is_slug
from mentorcli.store import departed, files, removed_lines, replaced
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ATTRIBUTES,
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    MESSAGES,
    PROFILE,
    SETTINGS_FILE,
    STORE_FILE,
    STUDENTS,
    UNDONE,
)
from mentorcli.store.message_files import key_of
from mentorcli.store.repository import Store
from mentorcli.store.settings import contents
from mentorcli.store.sync import repository
from mentorcli.store.sync.git import Git
from mentorcli.store.sync.objects import Files

ALONE = (removed_lines.REMOVED, SETTINGS_FILE, ATTRIBUTES)
_TOPS = (STORE_FILE, MENTOR_JOURNAL, *ALONE)
PARTS = (JOURNAL, PROFILE)


def load(store: Store, root: int) -> Files:
    """Return the store's files that are synchronised, as they stand. Raises UnreadableError, OSError."""
    found: Files = {}
    for name in _TOPS:
        if files.exists(name, root):
            with store.reading(name):
                found[name] = files.read(name, root)
    found |= dict.fromkeys((f"{ERASED}/{uid}" for uid in store.erased()), b"")
    for name in files.names(root, MESSAGES):
        if key_of(name) is not None:
            with store.reading(MESSAGES, name), files.below(root, MESSAGES) as folder:
                found[f"{MESSAGES}/{name}"] = files.read(name, folder)
    for parts in _people(root):
        with store.reading(*parts), files.below(root, *parts) as folder:
            for name in PARTS:
                if files.exists(name, folder):
                    found["/".join((*parts, name))] = files.read(name, folder)
    return found


def _people(root: int) -> Iterator[tuple[str, ...]]:
    """Yield the folders of students, wherever they stand."""
    yield from ((STUDENTS, name) for name in files.names(root, STUDENTS) if is_slug(name) and _is_student(root, name))
    yield from ((MERGED, name) for name in files.names(root, MERGED))
    for op in departed.operations(root):
        yield from ((UNDONE, op, slug) for slug in departed.slugs(root, op))


def _is_student(root: int, name: str) -> bool:
    """Return whether a folder among the students' holds a journal, whatever it is."""
    with contextlib.suppress(NotADirectoryError), files.below(root, STUDENTS) as students:
        if replaced.is_folder(name, students):
            with files.folder(name, students) as folder:
                return files.exists(JOURNAL, folder) or files.exists(PROFILE, folder)
    return False


def digest(contents: Files, config: bytes | None) -> str:
    """Return one figure for the state of all files, and of the configuration."""
    found = hashlib.sha256()
    for path in sorted(contents):
        found.update(b"%s\0%d\0" % (os.fsencode(path), len(contents[path])))
        found.update(contents[path])
    found.update(b"\0" if config is None else b"\1" + config)
    return found.hexdigest()


def state_of(store: Store, raw: Files) -> str:
    """Return one figure for what stands here, the configuration with it. Raises UnreadableError."""
    return digest(raw, contents(store.home.config))


def is_as_kept(store: Store, root: int, git: Git, head: str | None) -> bool:
    """Return whether all stands as it did when it was last kept, as the commit `head`. Raises UnreadableError."""
    known, state = repository.state(git)
    return head is not None and known == head and state == state_of(store, load(store, root))

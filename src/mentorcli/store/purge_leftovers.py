"""What is beside the journals and belongs to nobody: remains of interrupted writes, students who went with an undo."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Collection, Iterator

from mentorcli.models.student import is_random_id, is_slug
from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import EDITING, JOURNAL, MENTOR_JOURNAL, MERGED, PROFILE, RUNNING, STUDENTS, UNDONE
from mentorcli.store.store_folder import StoreFolder
from mentorcli.store.student_folder import not_removed

_SET_ASIDE = tuple(f"{name}.torn" for name in (JOURNAL, PROFILE, MENTOR_JOURNAL))
_TEMPORARY = re.compile(r"\..*\.tmp\Z")


def leftovers(root: int, slug: str | None, uids: Collection[str]) -> list[tuple[str, ...]]:
    """Return what is to go beside the journals, below the store's folder; with a slug that student's alone.

    `uids` are those of all students: an edited text of anybody else is nobody's, and so is the clock of a session.
    """
    if slug is not None:
        return [(STUDENTS, slug, name) for name in _remains(root, STUDENTS, slug)]
    found: list[tuple[str, ...]] = [(name,) for name in _remains(root)]
    for top, is_entry in ((STUDENTS, is_slug), (MERGED, is_random_id)):
        found += [(top, name) for name in _remains(root, top)]
        for entry in filter(is_entry, files.names(root, top)):
            found += [(top, entry, name) for name in _remains(root, top, entry)]
    found += [(UNDONE, name) for name in files.names(root, UNDONE)]
    # What is no student's own begins with an underscore.
    texts = (name for name in files.names(root, EDITING) if name not in uids and not name.startswith("_"))
    clocks = (name for name in files.names(root, RUNNING) if name not in uids)
    return found + [(EDITING, name) for name in texts] + [(RUNNING, name) for name in clocks]


def _remains(root: int, *parts: str) -> Iterator[str]:
    """Yield what an interrupted write left in a folder, and what was set aside there."""
    for name in files.names(root, *parts):
        if name in _SET_ASIDE or _TEMPORARY.match(name):
            yield name


def remove(store: StoreFolder, root: int, place: tuple[str, ...]) -> None:
    """Remove a file, or a folder with all that is in it. A failure is warned of."""
    try:
        with files.below(root, *place[:-1]) as folder:
            files.on_step("unlink")
            if stat.S_ISDIR(os.stat(place[-1], dir_fd=folder, follow_symlinks=False).st_mode):
                files.remove_folder(place[-1], folder)
            else:
                os.unlink(place[-1], dir_fd=folder)
            files.sync_folder(folder)
    except OSError as error:
        store.warnings.append(not_removed(store.where(*place), error))
        return
    if place[0] in (UNDONE, EDITING, RUNNING):
        with contextlib.suppress(OSError):  # others are still there
            os.rmdir(place[0], dir_fd=root)

"""The store's own files as they stand on this computer: read as one state, and given another one in one step.

A new state is built aside, what stays by a second name for the same file, and counts once it is named like a restore:
readers then read it there, and the next writer finishes what was interrupted.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

from mentorcli.store import departed, files, own_files, replaced, restore
from mentorcli.store.files import os
from mentorcli.store.journal import decode_journal
from mentorcli.store.layout import (
    ABSENT,
    ERASED,
    ERASED_STUDENT,
    JOURNAL,
    MENTOR_JOURNAL,
    MERGED,
    MESSAGES,
    NEW_STUDENT,
    RESTORING,
    STUDENTS,
    UNDONE,
    UNPACKING,
)
from mentorcli.store.repository import Store
from mentorcli.store.sync.model import Model
from mentorcli.store.sync.objects import Files
from mentorcli.store.sync.reading import ALONE, PARTS, load


def set_torn_aside(store: Store, root: int, contents: Files) -> bool:
    """Set aside what interrupted writes left at the end of journals; return whether there was any. Raises OSError."""
    torn = False
    for path, data in contents.items():
        *parts, name = path.split("/")
        if name not in (JOURNAL, MENTOR_JOURNAL) or data.endswith(b"\n"):
            continue
        journal = decode_journal(data, store.where(path))
        if journal.torn:
            with files.below(root, *parts) as folder:
                files.append(name, b"", folder, good=journal.good, torn=journal.torn)
            torn = True
    return torn


def write_alone(root: int, now: Files, new: Files) -> Files:
    """Write the files that stand by themselves, and return those that were written. Raises OSError.

    They take nothing back: they are written before what they tell counts.
    """
    changed = {name: new[name] for name in ALONE if name in new and new[name] != now.get(name)}
    for name, data in changed.items():
        files.replace(name, data, root)
    return changed


class Change:
    """A new state of the store's files, `now` being the files that stand and `new` those that are to stand.

    `mine` tells where the folders of the students stand now, `both` where they are to.
    """

    def __init__(self, store: Store, root: int, now: Files, new: Files) -> None:
        self._store = store
        self._root = root
        self._now = now
        self._new = new

    def carry_out(self, mine: Model, both: Model) -> None:
        """Put the new state in place of what stands. Raises OSError, and nothing has happened before it counts."""
        root = self._root
        restore.discard(root)
        alone = write_alone(root, self._now, self._new)
        tops = [name for name in (STUDENTS, MERGED, ERASED, MESSAGES, MENTOR_JOURNAL) if self._differs(name)]
        files.make_folder(UNPACKING, root)
        with files.folder(UNPACKING, root) as aside:
            for name in tops:
                self._stage(name, aside, mine, both)
            files.sync_folder(aside)
        if load(self._store, root) != {**self._now, **alone}:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), STUDENTS)  # somebody edited a file by hand meanwhile
        files.on_step("sync-commit")
        files.move_folder(UNPACKING, RESTORING, root)
        self._store.committed = True
        restore.put_in_place(self._store, root)
        replaced.sweep(root, self._store)
        self._set_undone()

    def _differs(self, top: str) -> bool:
        names = {path for path in {*self._now, *self._new} if path == top or path.startswith(f"{top}/")}
        return any(self._now.get(path) != self._new.get(path) for path in names)

    def _stage(self, top: str, aside: int, mine: Model, both: Model) -> None:
        """Build one of the names at the top of the store aside."""
        if top == MENTOR_JOURNAL:
            files.create(top, self._new[top], aside)
            return
        wanted = {path: data for path, data in self._new.items() if path.startswith(f"{top}/")}
        if not wanted and top != STUDENTS:
            files.create(top + ABSENT, b"", aside)
            return
        files.make_folder(top, aside)
        with files.folder(top, aside) as target:
            if top in (STUDENTS, MERGED):
                self._stage_people(top, target, mine, both)
            else:
                for path, data in wanted.items():
                    self._put(path, data, target)
            self._stage_others(top, target)
            files.sync_folder(target)

    def _put(self, path: str, data: bytes, target: int) -> None:
        """Write a file in the open folder that is to hold it; one that stays gets a second name."""
        *parts, name = path.split("/")
        if self._now.get(path) == data:
            with files.below(self._root, *parts) as source:
                own_files.second_name(name, source, target)
        else:
            files.create(name, data, target)

    def _stage_people(self, top: str, target: int, mine: Model, both: Model) -> None:
        for uid, one in both.people.items():
            if not one.place.startswith(f"{top}/"):
                continue
            name = one.place.partition("/")[2]
            files.make_folder(name, target)
            with files.folder(name, target) as folder:
                before = mine.people[uid].place if uid in mine.people else None
                for path, data in self._parts(one.place):
                    old = f"{before}/{path.rpartition('/')[2]}"
                    self._put(old if self._now.get(old) == data else path, data, folder)
                if before is not None:
                    self._stage_own(before, folder)
                files.sync_folder(folder)

    def _parts(self, place: str) -> list[tuple[str, bytes]]:
        """Return the files of a student that are to stand, by path."""
        paths = [f"{place}/{part}" for part in PARTS]
        return [(path, self._new[path]) for path in paths if path in self._new]

    def _stage_own(self, place: str, target: int) -> None:
        """Let a person's own files in a student's folder, and what was set aside there, come along."""
        with files.below(self._root, *place.split("/")) as source:
            for name in sorted(os.listdir(source)):
                if name not in PARTS:
                    own_files.second_name(name, source, target)

    def _stage_others(self, top: str, target: int) -> None:
        """Let whatever else stands there come along, but for the folders of students."""
        known = {path.split("/")[1] for path in self._now if path.startswith(f"{top}/")}
        for name in files.names(self._root, top):
            if name not in known and not name.startswith((NEW_STUDENT, ERASED_STUDENT)):
                with files.below(self._root, top) as source:
                    own_files.second_name(name, source, target)

    def _set_undone(self) -> None:
        """Bring what stands aside since an undo up to the new state: nothing that counts depends on it."""
        wanted = {path: data for path, data in self._new.items() if path.startswith(f"{UNDONE}/")}
        folders = {path.rpartition("/")[0] for path in wanted}
        if not folders and not files.exists(UNDONE, self._root):
            return
        files.make_folder(UNDONE, self._root)
        for op in departed.operations(self._root):
            for slug in departed.slugs(self._root, op):
                if f"{UNDONE}/{op}/{slug}" not in folders:
                    departed.remove(self._root, op, slug)
        for place in sorted(folders):
            self._set_aside(place, {path: data for path, data in wanted.items() if path.startswith(f"{place}/")})
        departed.tidy(self._root)

    def _set_aside(self, place: str, wanted: Mapping[str, bytes]) -> None:
        if all(self._now.get(path) == data for path, data in wanted.items()):
            return
        top, op, slug = place.split("/")
        with files.below(self._root, top) as undone:
            files.make_folder(op, undone)
            with files.folder(op, undone) as within:
                files.make_folder(slug, within)
                with files.folder(slug, within) as folder:
                    for path, data in wanted.items():
                        files.replace(path.rpartition("/")[2], data, folder)

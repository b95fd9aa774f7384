"""A backup put in the place of what is in the store: all of it or nothing.

What was verified is unpacked aside, then named `.restoring` in one step. From then on it counts: it is moved into place
file by file, which the next writer finishes where this one was interrupted; readers wait for that.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from typing import NamedTuple

from mentorcli.models.student import is_slug
from mentorcli.store import beside, files, missing, own_files, presence
from mentorcli.store.backup import tombstones
from mentorcli.store.backup_archive import Contents, tombstone_in
from mentorcli.store.backup_files import TOPS
from mentorcli.store.layout import ABSENT, CONFIG_FILE, ERASED, JOURNAL, MERGED, RESTORING, STUDENTS, UNPACKING
from mentorcli.store.repository import Store

_BEFORE = "before"


class Replaced(NamedTuple):
    """The erased students of a backup whom a restore leaves out, and where what no backup holds is kept."""

    erased: list[str]
    kept: list[str]


def restore(store: Store, root: int, contents: Contents, unsaved: Iterable[str] = (), stem: str = "") -> Replaced:
    """Put a backup in the place of the store's data, which is held.

    `unsaved` is what the backup of what is there now, named `stem`, could not hold: it stays, or is kept beside that.
    """
    gone = tombstones(root)
    left_out = sorted(_erased_in(contents, gone))
    _unpack(root, contents, gone, left_out)
    kept = own_files.keep(root, [path for path in unsaved if path.partition("/")[0] in TOPS], UNPACKING, stem)
    files.on_step("restore-commit")
    files.move_folder(UNPACKING, RESTORING, root)
    put_in_place(store, root)
    return Replaced([slug for slug in left_out if is_slug(slug)], kept)


def _erased_in(contents: Contents, gone: set[str]) -> set[str]:
    """Return the names, below the students' folder, of erased students in a backup, and of copies of their folders."""
    found = {slug for slug, tombstone in contents.manifest.students.items() if tombstone in gone}
    for name, data in contents.files.items():
        top, _, below = name.partition("/")
        folder, _, rest = below.partition("/")
        if top == STUDENTS and rest and folder not in found:
            theirs = rest.startswith(JOURNAL.partition(".")[0]) and tombstone_in(data) in gone
            if theirs or beside.copied_folder(folder, found):
                found.add(folder)
    return found


def _unpack(root: int, contents: Contents, gone: set[str], left_out: list[str]) -> None:
    """Unpack a backup aside, with the tombstones that the store has and without the students erased, durably."""
    discard(root)
    theirs = tuple(f"{STUDENTS}/{slug}{end}" for slug in left_out for end in ("/", ".toml"))
    theirs += tuple(f"{MERGED}/{uid}/" for uid in gone)
    wanted = {
        **dict.fromkeys((f"{ERASED}/{one}" for one in gone), b""),
        **{name: data for name, data in contents.files.items() if not name.startswith(theirs)},
    }
    empty = [name for name in contents.manifest.folders if not f"{name}/".startswith(theirs)]
    folders: dict[str, dict[str, bytes]] = {"": {}, STUDENTS: {}}
    for path in (*wanted, *(f"{name}/" for name in empty)):
        folder, _, last = _place(path).rpartition("/")
        parts = folder.split("/")
        for count in range(1, len(parts) + 1):
            folders.setdefault("/".join(parts[:count]), {})
        if last:
            folders[folder][last] = wanted[path]
    for name in TOPS:
        if name not in folders and name not in folders[""]:
            folders[""][name + ABSENT] = b""
    files.make_folder(UNPACKING, root)
    with files.folder(UNPACKING, root) as aside:
        for path in sorted(folders):
            with contextlib.ExitStack() as opened:
                within = aside
                for part in path.split("/") if path else ():
                    files.make_folder(part, within)
                    within = opened.enter_context(files.folder(part, within))
                for name, data in folders[path].items():
                    files.create(name, data, within)
                files.sync_folder(within)


def _place(path: str) -> str:
    """Return where a file of a backup is unpacked to: a person's own in the store's folder are kept apart."""
    top = path.partition("/")[0]
    return path if top in (*TOPS, CONFIG_FILE) else f"{own_files.OWN}/{path}"


def discard(root: int) -> None:
    """Remove what a restore left that never came to count."""
    with contextlib.suppress(FileNotFoundError):
        files.remove_folder(UNPACKING, root)


def put_in_place(store: Store, root: int) -> None:
    """Move what was unpacked into place, going on where it was interrupted. The lock is held."""
    store.expect(nobody := presence.Index())
    presence.forget(nobody, root)
    with files.folder(RESTORING, root) as aside:
        files.make_folder(_BEFORE, aside)
        with files.folder(_BEFORE, aside) as before:
            for name in (CONFIG_FILE, *TOPS):
                if files.exists(name, aside):
                    _away(name, root, before)  # whatever it is: a folder can stand in the place of a file
                    files.on_step("restore-rename")
                    os.rename(name, name, src_dir_fd=aside, dst_dir_fd=root)
                elif files.exists(name + ABSENT, aside):
                    _away(name, root, before)
                    os.unlink(name + ABSENT, dir_fd=aside)
                files.sync_folder(root)
            files.sync_folder(before)
        own_files.bring_back(aside, root)
        files.sync_folder(aside)
    missing.rebuild(store, root)
    files.remove_folder(RESTORING, root)
    files.sync_folder(root)
    store.reread()
    store.refresh_schema(root)


def _away(name: str, root: int, before: int) -> None:
    if files.exists(name, root):
        files.on_step("restore-away")
        os.rename(name, name, src_dir_fd=root, dst_dir_fd=before)

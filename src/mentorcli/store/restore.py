"""A backup put in the place of what is in the store: all of it or nothing.

What was verified is unpacked aside, then named `.restoring` in one step. From then on it counts: it is moved into place
file by file, which the next writer finishes where this one was interrupted; readers wait for that.
"""

from __future__ import annotations

import contextlib
import os

from mentorcli.store import files, missing, presence
from mentorcli.store.backup import Contents, tombstones
from mentorcli.store.layout import (
    CONFIG_FILE,
    ERASED,
    MENTOR_JOURNAL,
    MERGED,
    OLD_SESSIONS,
    PENDING,
    RENAMING,
    RESTORING,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
)
from mentorcli.store.repository import Store

# What a restore replaces, the schema last; a name with `.absent` means that the backup has no such thing.
_REPLACED = (STUDENTS, MERGED, ERASED, MENTOR_JOURNAL, f"{MENTOR_JOURNAL}.torn", OLD_SESSIONS, STORE_FILE)
_ABSENT = ".absent"
_BEFORE = "before"


def restore(store: Store, root: int, contents: Contents) -> list[str]:
    """Put a backup in the place of the store's data, which is held; return the erased students it leaves out."""
    gone = tombstones(root)
    left_out = sorted(slug for slug, tombstone in contents.manifest.students.items() if tombstone in gone)
    _unpack(root, contents, gone, left_out)
    files.on_step("restore-commit")
    files.move_folder(UNPACKING, RESTORING, root)
    for interrupted in (PENDING, RENAMING):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(interrupted, dir_fd=root)
    put_in_place(store, root)
    return left_out


def _unpack(root: int, contents: Contents, gone: set[str], left_out: list[str]) -> None:
    """Unpack a backup aside, with the tombstones that the store has and without the students erased, durably."""
    discard(root)
    theirs = tuple(f"{STUDENTS}/{slug}{end}" for slug in left_out for end in ("/", ".toml"))
    theirs += tuple(f"{MERGED}/{uid}/" for uid in gone)
    wanted = {
        **dict.fromkeys((f"{ERASED}/{one}" for one in gone), b""),
        **{name: data for name, data in contents.files.items() if not name.startswith(theirs)},
    }
    folders: dict[str, dict[str, bytes]] = {"": {}, STUDENTS: {}}
    for name, data in wanted.items():
        folder, _, last = name.rpartition("/")
        folders.setdefault(folder.partition("/")[0], {})
        folders.setdefault(folder, {})[last] = data
    for name in _REPLACED:
        if name not in folders and name not in folders[""]:
            folders[""][name + _ABSENT] = b""
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
            for name in (CONFIG_FILE, *_REPLACED):
                if files.exists(name, aside):
                    if name in (STUDENTS, MERGED, ERASED):  # a file is replaced by the renaming itself
                        _away(name, root, before)
                    files.on_step("restore-rename")
                    os.rename(name, name, src_dir_fd=aside, dst_dir_fd=root)
                elif files.exists(name + _ABSENT, aside):
                    _away(name, root, before)
                    os.unlink(name + _ABSENT, dir_fd=aside)
                files.sync_folder(root)
            files.sync_folder(before)
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

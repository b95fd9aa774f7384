"""A backup put in the place of what is in the store: all of it or nothing.

What was verified is unpacked aside, with what is noted of the restore, then named `.restoring` in one step. From then
on it counts: readers read it there, and it is moved into place one name after the other, which the next writer finishes
where this one was interrupted. What was there before goes out of sight by its name, for `mentorcli.store.replaced`.
"""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from mentorcli.models.student import is_slug
from mentorcli.store import beside, files, ids, missing, own_files, presence, replaced
from mentorcli.store.backup import tombstones
from mentorcli.store.backup_archive import Contents, tombstone_in
from mentorcli.store.backup_files import TOPS
from mentorcli.store.files import os
from mentorcli.store.layout import (
    ABSENT,
    CONFIG_FILE,
    ERASED,
    JOURNAL,
    MERGED,
    REPLACED,
    RESTORING,
    STUDENTS,
    UNPACKING,
    Home,
)
from mentorcli.store.repository import Store
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, system_message

Note = Callable[[Writer, list[str]], None]
"""Notes a restore in what is about to count, given the erased students that it leaves out."""


class Replaced(NamedTuple):
    """The erased students of a backup whom a restore leaves out, and where what no backup holds is kept."""

    erased: list[str]
    kept: list[str]


class Before(NamedTuple):
    """The name of the backup of what is there now, and the paths in the store that it could not hold."""

    stem: str = ""
    unsaved: list[str] = []  # noqa: RUF012 - never changed


def restore(
    writer: Writer,
    contents: Contents,
    before: Before = Before(),  # noqa: B008 - never changed
    *,
    note: Note = lambda _, __: None,
    settings: bool = False,
) -> Replaced:
    """Put a backup in the place of the store's data, which is held.

    What the backup of `before` could not hold stays, or is kept beside that. `settings`: where the backup has no
    configuration the one in the store's folder goes. Raises OSError, and nothing has happened; once it counts what is
    left to do is only warned of.
    """
    store, root = writer.store, writer.root
    gone = tombstones(root)
    left_out = sorted(_erased_in(contents, gone))
    erased = [slug for slug in left_out if is_slug(slug)]
    _refuse_immovable(root)
    _unpack(root, contents, gone, left_out)
    unsaved = [path for path in before.unsaved if path.partition("/")[0] in TOPS]
    kept = own_files.keep(root, unsaved, UNPACKING, before.stem)
    with files.folder(UNPACKING, root) as aside:
        _note(writer, aside, lambda within: note(within, erased))
        _mark_absent(aside, (CONFIG_FILE, *TOPS) if settings else TOPS)
    files.on_step("restore-commit")
    files.move_folder(UNPACKING, RESTORING, root)
    store.committed = True
    try:
        put_in_place(store, root)
        store.refresh_schema(root)
    except OSError as error:
        store.warnings.append(_to_be_finished(error))
        store.begin()
    replaced.sweep(root, store)
    return Replaced(erased, kept)


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


def _refuse_immovable(root: int) -> None:
    """Raise OSError where the system lets nobody move what is about to be replaced (`chattr +i`)."""
    for name in (CONFIG_FILE, *TOPS):
        with contextlib.suppress(FileNotFoundError, NotImplementedError):
            found = os.stat(name, dir_fd=root, follow_symlinks=False)
            if stat.S_ISLNK(found.st_mode) or os.geteuid() not in (0, found.st_uid):
                continue
            os.chmod(name, stat.S_IMODE(found.st_mode), dir_fd=root)


def _to_be_finished(error: OSError) -> str:
    """Return the warning of a restore that counts and is not wholly in place."""
    why = system_message(error)
    return bilingual(
        f"The restore counts, but not everything is in its place yet ({why}): the next change moves it",
        f"La restauration est faite, mais tout n'est pas encore à sa place ({why.french})\u00a0: "
        "la prochaine modification le rangera",
    )


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


def _note(writer: Writer, aside: int, note: Callable[[Writer], None]) -> None:
    """Let a restore be noted in what was unpacked, so that the note counts with it."""
    store = Store(Home(Path(writer.store.where(UNPACKING)), writer.store.home.config), writer.store.environ)
    store.changing = store.locked = True
    try:
        note(writer.elsewhere(store, aside))
    finally:
        writer.store.warnings += store.warnings
        store.close()


def _mark_absent(aside: int, names: Iterable[str]) -> None:
    """Mark what the backup does not have, and what is there goes, durably."""
    for name in names:
        if not files.exists(name, aside):
            files.create(name + ABSENT, b"", aside)
    files.sync_folder(aside)


def discard(root: int) -> None:
    """Remove what a restore left that never came to count."""
    with contextlib.suppress(FileNotFoundError):
        files.remove_folder(UNPACKING, root)


def finish(store: Store, root: int, there: Iterable[str]) -> None:
    """Finish a restore of which something is among the names in the store's folder. The lock is held. Raises OSError.

    What was replaced and still cannot be deleted stays, for `store check` to name.
    """
    if UNPACKING in there:
        discard(root)
    if RESTORING in there:
        put_in_place(store, root)
        if not store.replacing:
            store.refresh_schema(root)
    replaced.sweep(root)


def put_in_place(store: Store, root: int) -> None:
    """Move what was unpacked into place, going on where it was interrupted. The lock is held. Raises OSError.

    What it replaces, and the empty folder in the end, go out of sight by their names, for `replaced` to delete.
    """
    gone = REPLACED + ids.record_id()
    store.expect(nobody := presence.Index())
    presence.forget(nobody, root)
    with files.folder(RESTORING, root) as aside:
        for name in (CONFIG_FILE, *TOPS):
            if files.exists(name, aside):
                if replaced.is_folder(name, root) or replaced.is_folder(
                    name, aside
                ):  # a file is replaced by the renaming itself
                    _away(name, root, gone)
                files.on_step("restore-rename")
                os.rename(name, name, src_dir_fd=aside, dst_dir_fd=root)
            elif files.exists(name + ABSENT, aside):
                _away(name, root, gone)
            else:
                continue
            files.sync_folder(root)
            files.sync_folder(aside)
        own_files.bring_back(aside, root)
    missing.rebuild(store, root)
    files.on_step("restore-end")
    os.rename(RESTORING, gone, src_dir_fd=root, dst_dir_fd=root)
    files.sync_folder(root)
    store.begin()


def _away(name: str, root: int, gone: str) -> None:
    """Rename what is replaced within its folder, which the system allows even for what cannot be deleted."""
    if files.exists(name, root):
        files.on_step("restore-away")
        os.rename(name, f"{gone}.{name}", src_dir_fd=root, dst_dir_fd=root)

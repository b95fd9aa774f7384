"""A backup put in the place of what is in the store: all of it or nothing.

What was verified is unpacked aside, with what is noted of the restore, then named `.restoring` in one step. From then
on it counts: readers read it there, and it is moved into place one name after the other, which the next writer finishes
where this one was interrupted. What was there before goes out of sight first and is deleted in the end, or later where
the system does not allow it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from mentorcli.store import files, ids, missing, presence
from mentorcli.store.backup import Contents, tombstones
from mentorcli.store.layout import (
    ABSENT,
    CONFIG_FILE,
    ERASED,
    MENTOR_JOURNAL,
    MERGED,
    OLD_SESSIONS,
    PENDING,
    RENAMING,
    REPLACED,
    RESTORING,
    STORE_FILE,
    STUDENTS,
    UNPACKING,
    Home,
)
from mentorcli.store.repository import Store
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, system_message

# What a restore replaces, the schema last; a name with ABSENT means that the backup has no such thing.
_REPLACED = (
    STUDENTS, MERGED, ERASED, MENTOR_JOURNAL, f"{MENTOR_JOURNAL}.torn", OLD_SESSIONS, PENDING, RENAMING, STORE_FILE,
)  # fmt: skip

Note = Callable[[Writer, list[str]], None]
"""Notes a restore in what is about to count, given the erased students that it leaves out."""


def restore(
    writer: Writer, contents: Contents, *, note: Note = lambda _, __: None, settings: bool = False
) -> list[str]:
    """Put a backup in the place of the store's data, which is held; return the erased students it leaves out.

    `settings`: where the backup has no configuration the one in the store's folder goes. Raises OSError, and nothing
    has happened; once it counts what is left to do is only warned of.
    """
    store, root = writer.store, writer.root
    gone = tombstones(root)
    left_out = sorted(slug for slug, tombstone in contents.manifest.students.items() if tombstone in gone)
    _refuse_immovable(root)
    _unpack(root, contents, gone, left_out)
    with files.folder(UNPACKING, root) as aside:
        _note(writer, aside, lambda within: note(within, left_out))
        _mark_absent(aside, (CONFIG_FILE, *_REPLACED) if settings else _REPLACED)
    files.on_step("restore-commit")
    files.move_folder(UNPACKING, RESTORING, root)
    store.committed = True
    try:
        put_in_place(store, root)
        store.refresh_schema(root)
    except OSError as error:
        store.warnings.append(_to_be_finished(error))
        store.begin()
    _warn_of_left(store, sweep(root))
    return left_out


def _refuse_immovable(root: int) -> None:
    """Raise OSError where the system lets nobody move what is about to be replaced (`chattr +i`)."""
    for name in (CONFIG_FILE, *_REPLACED):
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


def _warn_of_left(store: Store, left: Iterable[tuple[str, OSError]]) -> None:
    """Warn of what was replaced and cannot be deleted."""
    for name, error in left:
        where, why = store.where(name), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where}, which was replaced, could not be deleted yet ({why}): the next change tries again",
                f"{where}, qui a été remplacé, n'a pas encore pu être supprimé ({why.french})\u00a0: "
                "la prochaine modification réessaiera",
            )
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
    folders: dict[str, dict[str, bytes]] = {"": {}, STUDENTS: {}}
    for name, data in wanted.items():
        folder, _, last = name.rpartition("/")
        folders.setdefault(folder.partition("/")[0], {})
        folders.setdefault(folder, {})[last] = data
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
    sweep(root)


def put_in_place(store: Store, root: int) -> None:
    """Move what was unpacked into place, going on where it was interrupted. The lock is held. Raises OSError.

    What it replaces, and the empty folder in the end, go out of sight by their names, for `sweep` to delete.
    """
    replaced = REPLACED + ids.record_id()
    store.expect(nobody := presence.Index())
    presence.forget(nobody, root)
    with files.folder(RESTORING, root) as aside:
        for name in (CONFIG_FILE, *_REPLACED):
            if files.exists(name, aside):
                if _is_folder(name, root) or _is_folder(name, aside):  # a file is replaced by the renaming itself
                    _away(name, root, replaced)
                files.on_step("restore-rename")
                os.rename(name, name, src_dir_fd=aside, dst_dir_fd=root)
            elif files.exists(name + ABSENT, aside):
                _away(name, root, replaced)
            else:
                continue
            files.sync_folder(root)
            files.sync_folder(aside)
    missing.rebuild(store, root)
    files.on_step("restore-end")
    os.rename(RESTORING, replaced, src_dir_fd=root, dst_dir_fd=root)
    files.sync_folder(root)
    store.begin()


def _is_folder(name: str, within: int) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return False


def _away(name: str, root: int, replaced: str) -> None:
    """Rename what is replaced within its folder, which the system allows even for what cannot be deleted."""
    if files.exists(name, root):
        files.on_step("restore-away")
        os.rename(name, f"{replaced}.{name}", src_dir_fd=root, dst_dir_fd=root)


def sweep(root: int) -> list[tuple[str, OSError]]:
    """Delete what was replaced; return what the system does not allow to be deleted, and why."""
    left = []
    for name in sorted(os.listdir(root)):
        if name.startswith(REPLACED):
            errors: list[OSError] = []
            _delete(name, root, errors)
            if errors:
                left.append((name, errors[0]))
    return left


def _delete(name: str, within: int, errors: list[OSError]) -> None:
    """Delete a file, or a folder with all that can be deleted in it; a link is removed, not followed."""
    try:
        files.on_step("unlink")
        if not _is_folder(name, within):
            os.unlink(name, dir_fd=within)
            return
        with contextlib.suppress(PermissionError):
            os.chmod(name, files.FOLDER_MODE, dir_fd=within)
        with files.folder(name, within) as fd:
            for entry in os.listdir(fd):
                _delete(entry, fd, errors)
        os.rmdir(name, dir_fd=within)
    except OSError as error:
        if error.errno != errno.ENOTEMPTY or not errors:  # what is in it was told
            errors.append(error)

"""A person's own files beside the store's: what a restore does not replace stays, and nothing goes unsaved.

What no backup holds (a link, a pipe, what is too large) gets a second name before anything is replaced: in what takes
the place, where there is room for it, else beside the backup of what was there.
"""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterable

from mentorcli.store import files
from mentorcli.store.files import os
from mentorcli.store.layout import OWN_BACKUPS

OWN = "own"  # what a backup holds of a person's own files in the store's folder itself, while it is unpacked


def bring_back(aside: int, root: int) -> None:
    """Move a person's own files into the store's folder where there is none of that name. Raises OSError."""
    with contextlib.suppress(FileNotFoundError), files.folder(OWN, aside) as own:
        _merge(own, root)


def _merge(source: int, target: int) -> None:
    for name in sorted(os.listdir(source)):
        if not files.exists(name, target):
            files.on_step("restore-own")
            os.rename(name, name, src_dir_fd=source, dst_dir_fd=target)
        elif _is_folder(name, source) and _is_folder(name, target):
            with files.folder(name, source) as inner, files.folder(name, target) as there:
                _merge(inner, there)
    files.sync_folder(target)


def _is_folder(name: str, within: int) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)


def keep(root: int, paths: Iterable[str], new: str, stem: str) -> list[str]:
    """Give what stands at some paths in the store a second name, durably, and return those it has outside the store.

    It is the same path in the folder `new`, what is about to take the place of everything; where that has no such
    folder, or something else there, it is one in the store's backups, in the folder `stem`. Raises OSError.
    """
    kept = []
    for path in paths:
        try:
            kept.append(_kept(root, path.split("/"), new, stem))
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None
    return [path for path in kept if path is not None]


def _kept(root: int, parts: list[str], new: str, stem: str) -> str | None:
    """Give one thing a second name; return its path in the store's backups, None where it is in the folder `new`."""
    with contextlib.ExitStack() as opened:
        source = opened.enter_context(files.below(root, *parts[:-1]))
        try:
            target = opened.enter_context(files.below(root, new, *parts[:-1]))
            free = len(parts) > 1 and not files.exists(parts[-1], target)
        except (FileNotFoundError, NotADirectoryError):
            free = False
        beside = None if free else [OWN_BACKUPS, stem, *parts[:-1]]
        if beside is not None:
            target = _made(beside, root, opened)
        second_name(parts[-1], source, target)
        files.sync_folder(target)
        return None if beside is None else "/".join([*beside, parts[-1]])


def _made(parts: list[str], within: int, opened: contextlib.ExitStack) -> int:
    for part in parts:
        files.make_folder(part, within)
        within = opened.enter_context(files.folder(part, within))
    return within


def second_name(name: str, source: int, target: int) -> None:
    """Link what is no folder under the same name in another open folder; of a folder all that is in it."""
    if _is_folder(name, source):
        files.make_folder(name, target)
        with files.folder(name, source) as inner, files.folder(name, target) as there:
            for entry in sorted(os.listdir(inner)):
                second_name(entry, inner, there)
            files.sync_folder(there)
        return
    files.on_step("keep")
    try:
        os.link(name, name, src_dir_fd=source, dst_dir_fd=target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system that has no second names
        _copied(name, source, target)


def _copied(name: str, source: int, target: int) -> None:
    mode = os.stat(name, dir_fd=source, follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        os.symlink(os.readlink(name, dir_fd=source), name, dir_fd=target)
    else:
        files.create(name, files.read(name, source), target)

"""Replacing a file that a person may be saving at the same moment: only what was read is replaced.

An editor knows nothing of the store's lock. Between reading a file and replacing it somebody may save it; a rename
would destroy that without a word. So the new file and the old one change places in one step, where the system can do
that, and what came out is looked at: where it is not what was read, both go back and the caller reads again.
"""

from __future__ import annotations

import stat
import sys

from mentorcli.store import files
from mentorcli.store.files import os

_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CALL = "renameatx_np" if sys.platform == "darwin" else "renameat2"


def replace(name: str, data: bytes, within: int, *, expected: bytes | None, mode: int | None = None) -> bool:
    """Put a whole new content in a file's place where that holds what is `expected` (None: there is no file), durably.

    The file keeps its mode where none is given. False: something else stands there by now, and it stays. On any error
    what was there is there still and the error raised again.
    """
    temporary = f".{name}.tmp"
    files.write_aside(temporary, data, within, mode=_mode(name, within) if mode is None else mode)
    try:
        files.on_step("rename")
        if not _put(temporary, name, within, data, expected):
            return False
        try:
            files.sync_folder(within)
        except BaseException:
            _take_back(name, within, expected)
            raise
    finally:
        _delete(temporary, within)
    return True


def remove(name: str, within: int, *, expected: bytes) -> bool:
    """Delete a file where it holds what is `expected`, durably; False where it does not, and it stays."""
    temporary = f".{name}.tmp"
    _delete(temporary, within)
    files.on_step("rename")
    try:
        os.rename(name, temporary, src_dir_fd=within, dst_dir_fd=within)
    except FileNotFoundError:
        return False
    same = files.read(temporary, within) == expected
    if not same:
        _link(temporary, name, within)  # unless somebody has saved another one by now
    _delete(temporary, within)
    files.sync_folder(within)
    return same


def _mode(name: str, within: int) -> int:
    """Return the mode of a file, that of a private one where it is not there."""
    try:
        return stat.S_IMODE(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return files.FILE_MODE


def _put(temporary: str, name: str, within: int, data: bytes, expected: bytes | None) -> bool:
    """Let a file, which holds `data`, take another one's name where that holds what is expected."""
    if expected is None:
        return _link(temporary, name, within)
    if swap(temporary, name, within):
        if files.read(temporary, within) == expected:
            return True
        swap(temporary, name, within)
        if files.read(temporary, within) != data:  # saved once more meanwhile, in place of ours: the latest stays
            swap(temporary, name, within)
        return False
    if _content(name, within) != expected:
        return False
    os.rename(temporary, name, src_dir_fd=within, dst_dir_fd=within)
    return True


def _link(temporary: str, name: str, within: int) -> bool:
    """Give a file a second name, False where something has that name."""
    try:
        os.link(temporary, name, src_dir_fd=within, dst_dir_fd=within, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:  # a file system without second names
        if files.exists(name, within):
            return False
        os.rename(temporary, name, src_dir_fd=within, dst_dir_fd=within)
    return True


def _take_back(name: str, within: int, expected: bytes | None) -> None:
    """Bring back what was replaced: the caller is about to learn that nothing was saved."""
    if expected is None:
        os.unlink(name, dir_fd=within)
    else:
        mode = _mode(name, within)
        files.write_aside(f".{name}.tmp", expected, within, mode=mode)
        os.rename(f".{name}.tmp", name, src_dir_fd=within, dst_dir_fd=within)


def _content(name: str, within: int) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return files.read(name, within)
    except FileNotFoundError:
        return None


def _delete(name: str, within: int) -> None:
    if files.exists(name, within):
        os.unlink(name, dir_fd=within)


def swap(one: str, other: str, within: int) -> bool:
    """Let two files in an open folder change places in one step, False where the system cannot do that."""
    import ctypes  # 6 ms, for the rare write of a file that people edit

    try:
        call = getattr(ctypes.CDLL(None), _CALL)
    except (AttributeError, TypeError):  # TypeError: on Windows there is no such library
        return False
    return bool(call(within, os.fsencode(one), within, os.fsencode(other), ctypes.c_uint(_SWAP)) == 0)

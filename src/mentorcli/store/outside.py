"""Writing a file of the user's, outside the store: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import contextlib
import errno
import os

from mentorcli.store import files, ids


def save(path: str | os.PathLike[str], data: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner can read, durably; it gets its name only once it is whole.

    Raises FileExistsError where there is a file of that name and `replace` is not given, and OSError for whatever else
    hinders: then nothing is left behind, and what was there is as it was. What is no plain file (a link, a folder, a
    device) is never replaced.
    """
    parent, name = os.path.split(path)
    if name in ("", ".", ".."):
        code = errno.EISDIR if parent or name else errno.ENOENT
        raise OSError(code, os.strerror(code), os.fspath(path))
    with files.folder(parent or ".") as folder:
        # The name does not depend on the file's, which may be as long as names can be.
        temporary = f".mentor-{ids.record_id()}.tmp"
        if replace:
            files.replace(name, data, folder, temporary=temporary)
        else:
            _save_new(name, data, folder, temporary)


def _save_new(name: str, data: bytes, folder: int, temporary: str) -> None:
    """Write a file that is not there yet, read back before it gets its name."""
    if files.exists(name, folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
    files.create(temporary, data, folder)
    made = [temporary]
    try:
        if files.read(temporary, folder) != data:
            raise OSError(errno.EIO, "it does not read back as it was written", name)
        _give_name(temporary, name, folder)
        made.append(name)
        with contextlib.suppress(FileNotFoundError):  # a rename took it along
            os.unlink(temporary, dir_fd=folder)
        files.sync_folder(folder)
    except BaseException:
        for one in made:
            with contextlib.suppress(OSError):
                os.unlink(one, dir_fd=folder)
        raise


def _give_name(temporary: str, name: str, folder: int) -> None:
    """Give a file its name unless that is taken by now; a file system without links takes a rename."""
    try:
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)

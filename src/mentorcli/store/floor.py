"""What the store asks of a system that opens nothing relative to a folder: the same functions as `os` has, by paths.

`mentorcli.store.files` takes this in the place of `os` where that has no `dir_fd` (Windows). An open folder is a number
that stands for its path, and follows it when it is renamed; links are refused by looking before, not in the same step.
A folder cannot be synced there, nor can a file be given an owner; whatever else is asked for is that of `os`.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator
from typing import Any

O_DIRECTORY, O_NOFOLLOW = 1 << 40, 1 << 41
O_NONBLOCK, O_CLOEXEC = getattr(os, "O_NONBLOCK", 0), getattr(os, "O_CLOEXEC", 0)
_OURS = O_DIRECTORY | O_NOFOLLOW
_BINARY = getattr(os, "O_BINARY", 0)
_numbers = itertools.count(1 << 24)
_folders: dict[int, str] = {}
_files: dict[int, str] = {}

Path = str | bytes | os.PathLike[str] | int


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever `os` has by that name
    return getattr(os, name)


def _at(path: Path, within: int | None = None) -> str:
    """Return the whole path of a name in an open folder, or of a number that stands for one."""
    if isinstance(path, int):
        return _folders.get(path) or _files[path]
    text = os.fsdecode(path)
    return os.path.join(_folders[within], text) if within is not None else os.path.abspath(text)  # noqa: PTH100, PTH118


def _refused(code: int, path: str) -> OSError:
    return OSError(code, os.strerror(code), path)


def open(path: Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    """Open a file, or a folder as a number that stands for it. Raises OSError as `os.open` does."""
    where = _at(path, dir_fd)
    if flags & O_NOFOLLOW and os.path.islink(where):  # noqa: PTH114
        raise _refused(errno.ELOOP, os.fspath(path) if not isinstance(path, int) else where)  # type: ignore[arg-type]
    if os.path.isdir(where):  # noqa: PTH112
        if not flags & O_DIRECTORY and flags & (os.O_WRONLY | os.O_RDWR):
            raise _refused(errno.EISDIR, where)
        number = next(_numbers)
        _folders[number] = where
        return number
    if flags & O_DIRECTORY:
        raise _refused(errno.ENOTDIR if os.path.lexists(where) else errno.ENOENT, where)
    fd = os.open(where, flags & ~_OURS | _BINARY, mode)
    _files[fd] = where
    return fd


def close(fd: int) -> None:
    """Close what `open` returned."""
    if _folders.pop(fd, None) is None:
        _files.pop(fd, None)
        os.close(fd)


def fsync(fd: int) -> None:
    """Make a file durable; a folder cannot be."""
    if fd not in _folders:
        os.fsync(fd)


def fstat(fd: int) -> os.stat_result:
    """Return the state of what is open."""
    return os.stat(_folders[fd]) if fd in _folders else os.fstat(fd)  # noqa: PTH116


def listdir(path: Path) -> list[str]:
    """Return the names in a folder."""
    return os.listdir(_at(path))


def scandir(path: Path) -> contextlib.AbstractContextManager[Iterator[os.DirEntry[str]]]:
    """Go through the entries of a folder."""
    return os.scandir(_at(path))


def stat(path: Path, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
    """Return the state of what has a name."""
    return os.stat(_at(path, dir_fd), follow_symlinks=follow_symlinks)  # noqa: PTH116


def mkdir(path: Path, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
    """Make a folder."""
    os.mkdir(_at(path, dir_fd), mode)  # noqa: PTH102


def unlink(path: Path, *, dir_fd: int | None = None) -> None:
    """Delete a file."""
    os.unlink(_at(path, dir_fd))  # noqa: PTH108


def rmdir(path: Path, *, dir_fd: int | None = None) -> None:
    """Delete an empty folder."""
    os.rmdir(_at(path, dir_fd))  # noqa: PTH106


def chmod(path: Path, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
    """Change the permissions of what has a name, as far as the system has them; a link is left alone."""
    where = _at(path, dir_fd)
    if follow_symlinks or not os.path.islink(where):  # noqa: PTH114
        os.chmod(where, mode)  # noqa: PTH101


def fchmod(fd: int, mode: int) -> None:
    """Change the permissions of what is open."""
    os.chmod(_at(fd), mode)  # noqa: PTH101


def fchown(fd: int, uid: int, gid: int) -> None:  # noqa: ARG001 - as that of `os`
    """Refuse to give a file away. Raises PermissionError."""
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), _at(fd))


def geteuid() -> int:
    """Return the user whose files those of this process are: there, that of every file."""
    return os.geteuid() if hasattr(os, "geteuid") else 0


def rename(src: Path, dst: Path, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    """Give something another name; a file of that name is replaced. What is open follows."""
    one, other = _at(src, src_dir_fd), _at(dst, dst_dir_fd)
    os.replace(one, other)  # noqa: PTH105
    for known in (_folders, _files):
        for number, path in known.items():
            if path == one or path.startswith(one + os.sep):
                known[number] = other + path[len(one) :]


replace = rename


def link(
    src: Path,
    dst: Path,
    *,
    src_dir_fd: int | None = None,
    dst_dir_fd: int | None = None,
    follow_symlinks: bool = True,  # noqa: ARG001 - a link never gets a second name here
) -> None:
    """Give a file a second name. Raises FileExistsError where something has it."""
    os.link(_at(src, src_dir_fd), _at(dst, dst_dir_fd))


def pread(fd: int, length: int, offset: int) -> bytes:
    """Read from a place in a file, and leave where the next call reads or writes."""
    with _placed(fd, offset):
        return os.read(fd, length)


def pwrite(fd: int, data: bytes, offset: int) -> int:
    """Write at a place in a file, and leave where the next call reads or writes."""
    with _placed(fd, offset):
        return os.write(fd, data)


@contextlib.contextmanager
def _placed(fd: int, offset: int) -> Iterator[None]:
    before = os.lseek(fd, 0, os.SEEK_CUR)
    os.lseek(fd, offset, os.SEEK_SET)
    try:
        yield
    finally:
        os.lseek(fd, before, os.SEEK_SET)


def fdopen(fd: int, *words: Any, **named: Any) -> Any:  # noqa: ANN401 - as `os.fdopen` has them
    """Return a file object of what is open, which closes it."""
    _files.pop(fd, None)
    return os.fdopen(fd, *words, **named)

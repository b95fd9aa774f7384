"""Files that are all there or not at all.

Everything below the store's folder is opened relative to an open folder and never through a symbolic link. Whatever
is written is on the disk (fsync of the file, and of the folder where a name changed) before a function returns.
Errors are raised as OSError here; `mentorcli.store.store_folder` turns them into errors for the user.
"""

from __future__ import annotations

import contextlib
import errno
import os as os  # noqa: PLC0414 - the store's modules take it from here
import stat
from collections.abc import Callable, Iterator

if os.open not in os.supports_dir_fd:  # pragma: no cover - Windows; tests/hidden.py tries it
    from mentorcli.store import floor as os  # type: ignore[no-redef]

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_CHUNK = 1 << 20
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def _nothing(step: str) -> None:
    """Do nothing at a step; reliability tests put a fault here instead."""


on_step: Callable[[str], None] = _nothing


@contextlib.contextmanager
def folder(name: str, within: int | None = None) -> Iterator[int]:
    """Open a folder by name (inside the open folder `within`, where given) and yield its descriptor.

    Raises OSError, ELOOP for a symbolic link inside `within`.
    """
    follow = 0 if within is None else os.O_NOFOLLOW
    try:
        fd = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | follow, dir_fd=within)
    except NotADirectoryError:  # Linux's error for a link here
        if within is not None and stat.S_ISLNK(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name) from None
        raise
    try:
        yield fd
    finally:
        os.close(fd)


@contextlib.contextmanager
def below(within: int, *parts: str) -> Iterator[int]:
    """Open a folder that lies so many names below an open one, and yield its descriptor. Raises as `folder` does."""
    with contextlib.ExitStack() as opened:
        for part in parts:
            within = opened.enter_context(folder(part, within))
        yield within


def names(within: int, *parts: str) -> list[str]:
    """Return the names in a folder below an open one, in order; none where it is not there, or cannot be listed."""
    with contextlib.suppress(OSError), below(within, *parts) as found:
        return sorted(os.listdir(found))
    return []


def make_folder(name: str, within: int | None = None) -> None:
    """Make a folder that only its owner can enter, whatever the umask, durably. One that is there stays.

    Its name is made durable in either case: a process that was killed may have made it, and no more.
    """
    on_step("folder-make")
    try:
        os.mkdir(name, FOLDER_MODE, dir_fd=within)
    except FileExistsError:
        if within is not None:
            sync_folder(within)
        return
    os.chmod(name, FOLDER_MODE, dir_fd=within)  # a umask may have left a folder that not even we can open
    with folder(name, within) as fd:
        on_step("folder-made")
        os.fsync(fd)
    if within is not None:
        sync_folder(within)


def sync_folder(fd: int) -> None:
    """Make the names in an open folder durable."""
    on_step("folder-sync")
    os.fsync(fd)


def exists(name: str, within: int) -> bool:
    """Return whether there is anything by that name in an open folder, a dangling link included."""
    try:
        os.stat(name, dir_fd=within, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def read(name: str, within: int) -> bytes:
    """Return a file's bytes. Raises OSError, ELOOP for a symbolic link and EISDIR for anything but a plain file."""
    fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, dir_fd=within)
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "Not a plain file", name)
        parts: list[bytes] = []
        wanted = status.st_size + 1
        while part := os.read(fd, max(wanted, _CHUNK) if parts else wanted):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(fd)


def read_path(path: str | os.PathLike[str]) -> bytes:
    """Return a plain file's bytes, by a link too. Raises OSError, IsADirectoryError for anything else, at once."""
    if stat.S_ISREG(os.stat(path).st_mode):
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            return file.read()
    raise IsADirectoryError(errno.EISDIR, "Not a plain file", os.fspath(path))


def _write_all(fd: int, data: bytes) -> None:
    """Write all of it: one call normally, more where the system writes short."""
    view = memoryview(data)
    while view:
        on_step("write")
        view = view[os.write(fd, view) :]


def append(name: str, data: bytes, within: int, *, good: int, torn: bytes = b"") -> None:
    """Append to a file of which the first `good` bytes are whole lines, durably or not at all.

    `torn` is what follows those bytes, the remains of an interrupted write: it is first set aside in `<name>.torn`.
    On any error the file is brought back to what it was and the error raised again.
    """
    if torn:
        _set_aside(name + ".torn", torn, within)
    on_step("append-open")
    fd = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=within)
    try:
        if torn:
            on_step("cut-torn")
            os.ftruncate(fd, good)
        try:
            _write_all(fd, data)
            on_step("append-sync")
            os.fsync(fd)
        except BaseException:
            os.ftruncate(fd, good)
            if torn:
                with contextlib.suppress(OSError):  # it stands in the other file already
                    _write_all(fd, torn)
            raise
    finally:
        os.close(fd)


def cut(name: str, size: int, within: int) -> None:
    """Cut a file back to its first `size` bytes, durably."""
    fd = os.open(name, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=within)
    try:
        on_step("cut")
        os.ftruncate(fd, size)
        os.fsync(fd)
    finally:
        os.close(fd)


def _set_aside(name: str, torn: bytes, within: int) -> None:
    """Save the remains of an interrupted write beside the file, for a person, once however often it is tried."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    on_step("torn-open")
    fd = os.open(name, flags, FILE_MODE, dir_fd=within)
    try:
        os.fchmod(fd, FILE_MODE)
        size = os.fstat(fd).st_size
        line = torn.rstrip(b"\n") + b"\n"
        if size >= len(line) and os.pread(fd, len(line), size - len(line)) == line:
            return
        try:
            _write_all(fd, line)
            on_step("torn-sync")
            os.fsync(fd)
        except BaseException:
            os.ftruncate(fd, size)
            raise
    finally:
        os.close(fd)
    sync_folder(within)


def create(name: str, data: bytes, within: int, *, mode: int = FILE_MODE, durable: bool = True) -> None:
    """Write a file that is not there yet, durable but for its name: the caller syncs or renames the folder."""
    on_step("create-open")
    fd = os.open(name, _NEW_FILE, FILE_MODE, dir_fd=within)
    try:
        os.fchmod(fd, mode)
        _write_all(fd, data)
        if durable:
            on_step("create-sync")
            os.fsync(fd)
    except BaseException:
        os.unlink(name, dir_fd=within)
        raise
    finally:
        os.close(fd)


def replace(name: str, data: bytes, within: int, *, temporary: str | None = None, mode: int = FILE_MODE) -> None:
    """Put a whole new content in a file's place: the old one or the new one is there, never a mixture.

    The `temporary` name is the same one every time where none is given, so that a crash leaves at most one behind; the
    store's lock keeps two writers apart. On any error what was there is put back and the error raised again.
    """
    before = read(name, within) if exists(name, within) else None
    temporary = temporary or f".{name}.tmp"
    write_aside(temporary, data, within, mode=mode)
    try:
        on_step("rename")
        os.rename(temporary, name, src_dir_fd=within, dst_dir_fd=within)
    except BaseException:
        os.unlink(temporary, dir_fd=within)
        raise
    try:
        sync_folder(within)
    except BaseException:
        # The caller is about to learn that nothing was saved.
        if before is None:
            os.unlink(name, dir_fd=within)
        else:
            write_aside(temporary, before, within, mode=mode)
            os.rename(temporary, name, src_dir_fd=within, dst_dir_fd=within)
        raise


def write_aside(temporary: str, data: bytes, within: int, *, mode: int = FILE_MODE) -> None:
    """Write what is to become another file under a temporary name, where a crash may have left one."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(temporary, dir_fd=within)
    create(temporary, data, within, mode=mode)


def move_folder(name: str, target: str, within: int, into: int | None = None) -> None:
    """Rename a folder, durably or not at all: on an error it goes back and the error is raised again.

    `into` is the open folder that it moves to, None: it stays where it is.
    """
    there = within if into is None else into
    on_step("folder-rename")
    os.rename(name, target, src_dir_fd=within, dst_dir_fd=there)
    try:
        for changed in {within, there}:
            sync_folder(changed)
    except BaseException:
        os.rename(target, name, src_dir_fd=there, dst_dir_fd=within)
        raise


def remove_folder(name: str, within: int) -> None:
    """Delete a folder, and nothing outside it: a link in it, or in its place, is removed, not followed.

    One that its owner took the rights to look into from is opened up before. A file in its place is deleted.
    """
    mode = os.stat(name, dir_fd=within, follow_symlinks=False).st_mode
    if not stat.S_ISDIR(mode):
        on_step("unlink")
        os.unlink(name, dir_fd=within)
        return
    if stat.S_IMODE(mode) & FOLDER_MODE != FOLDER_MODE:
        os.chmod(name, FOLDER_MODE, dir_fd=within)
    with folder(name, within) as fd:
        for entry in os.listdir(fd):
            remove_folder(entry, fd)
        sync_folder(fd)
    on_step("rmdir")
    os.rmdir(name, dir_fd=within)

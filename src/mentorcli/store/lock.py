"""One writer at a time: an advisory lock on a file that may stay behind.

The lock is the kernel's (flock), not the file's existence: a process that dies leaves nothing locked.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator

from mentorcli.errors import BusyError, MentorError, NotSavedError
from mentorcli.store import files, ids
from mentorcli.text import bilingual

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; nothing has been tried there
    fcntl = None  # type: ignore[assignment]

LOCK_NAME = ".lock"
WAIT_SECONDS = 10.0
_FIRST_PAUSE = 0.002
_LONGEST_PAUSE = 0.05
_MOST = 64  # bytes; an operation id has fewer, and behind them stands whether somebody is at work
_AT_WORK, _DONE = b"w", b"-"


class Held:
    """The lock while it is held by a writer.

    `last_op` is the id of the operation that was written last in this folder, whatever the clock said since: ids that
    count on from it are in the order of writing, over all journals. Its loss costs nothing but that order.
    `interrupted`: the writer before did not come to its end, so that what it wrote may not be on the disk.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._saved = _last_op(fd)
        self.last_op = self._saved
        self.interrupted = os.pread(fd, 1, _MOST) == _AT_WORK
        self._write(_AT_WORK, _MOST)

    def save(self) -> None:
        """Remember the last operation for the next writer."""
        if self.last_op != self._saved:
            self._write(self.last_op.encode(), 0)

    def done(self) -> None:
        """Remember that this writer came to its end."""
        self._write(_DONE, _MOST)

    def _write(self, data: bytes, place: int) -> None:
        with contextlib.suppress(OSError):
            os.pwrite(self._fd, data, place)


def _last_op(fd: int) -> str:
    """Return the id in the lock file, empty where it holds none."""
    try:
        found = os.pread(fd, _MOST, 0).rstrip(b"\0").decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return found if ids.is_operation_id(found) else ""


@contextlib.contextmanager
def writer(home: int) -> Iterator[Held]:
    """Hold the store's lock, waiting at most 10 s. Raises BusyError (exit 6) after that."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with _held(os.open(LOCK_NAME, flags, files.FILE_MODE, dir_fd=home), shared=False) as fd:
        if stat.S_IMODE(os.fstat(fd).st_mode) != files.FILE_MODE:  # the umask took more away
            os.fchmod(fd, files.FILE_MODE)
        held = Held(fd)
        try:
            yield held
        except MentorError:  # a refusal, with nothing written or all of it taken back
            held.done()
            raise
        held.save()
        held.done()


@contextlib.contextmanager
def reader(home: int) -> Iterator[None]:
    """Wait until no writer is at work. Only reads that met a half-written line need this."""
    with _held(
        os.open(LOCK_NAME, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=home), shared=True
    ):
        yield


@contextlib.contextmanager
def _held(fd: int, *, shared: bool) -> Iterator[int]:
    try:
        _wait(fd, shared=shared)
        yield fd
    finally:
        os.close(fd)


def at_once(fd: int) -> bool:
    """Take the lock on an open file, which goes with its descriptor; False where another process has it."""
    if fcntl is None:  # pragma: no cover - see the import
        return True
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(fd: int, *, shared: bool) -> None:
    if fcntl is None:  # pragma: no cover - see the import
        raise NotSavedError(
            bilingual("mentor runs on Linux and macOS", "mentor fonctionne sous Linux et macOS"),
            bilingual("On Windows use it inside WSL.", "Sous Windows, utilisez-le dans WSL."),
        )
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        raise IsADirectoryError(errno.EISDIR, "Not a plain file", LOCK_NAME)
    kind = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB
    deadline = time.monotonic() + WAIT_SECONDS
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(fd, kind)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise BusyError(
                    bilingual(
                        f"The store is busy: another mentor has held it for over {WAIT_SECONDS:.0f} s",
                        f"Les données sont occupées\u00a0: un autre mentor s'en sert depuis {WAIT_SECONDS:.0f} s",
                    ),
                    bilingual(
                        "Try again, or look for the other one with: ps aux | grep mentor",
                        "Réessayez, ou cherchez l'autre avec\u00a0: ps aux | grep mentor",
                    ),
                ) from None
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        else:
            return

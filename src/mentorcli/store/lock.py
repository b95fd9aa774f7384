"""One writer at a time: an advisory lock on a file that may stay behind.

The lock is the kernel's (flock), not the file's existence: a process that dies leaves nothing locked.
"""

from __future__ import annotations

import contextlib
import errno
import stat
import time
from collections.abc import Iterator

from mentorcli.errors import BusyError, MentorError
from mentorcli.store import files, ids
from mentorcli.store.files import os
from mentorcli.text import bilingual

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows; tests/hidden.py tries it
    fcntl = None  # type: ignore[assignment]

LOCK_NAME = ".lock"
WAIT_SECONDS = 10.0
_FIRST_PAUSE = 0.002
_LONGEST_PAUSE = 0.05
_MOST = 64  # bytes; an operation id has fewer, and behind them stands whether somebody is at work
_AT_WORK, _DONE = b"w", b"-"
_WAITING, _LENGTH = 72, 8  # where a writer that waits writes until when, so that readers who come later let it go first
_NOTE_NS = 1_000_000_000  # so long such a note holds: it is written anew as long as somebody waits


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
    with _held(os.open(LOCK_NAME, flags, files.FILE_MODE, dir_fd=home)) as fd:
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


def was_interrupted(home: int) -> bool:
    """Return whether the last writer did not come to its end, or has not yet."""
    try:
        return files.read(LOCK_NAME, home)[_MOST : _MOST + 1] == _AT_WORK
    except OSError:
        return False


@contextlib.contextmanager
def reader(home: int) -> Iterator[None]:
    """Keep writers out, other readers welcome. Raises BusyError after 10 s of waiting, OSError as `shared` does."""
    fd = shared(home)
    try:
        yield
    finally:
        os.close(fd)


def shared(home: int, seconds: float | None = None) -> int:
    """Return an open descriptor that holds the lock together with other readers, until it is closed.

    Raises BusyError where a writer holds it for longer than so many seconds (None: 10), OSError where there is no lock
    to be had: a copy without its file, a file system without locks.
    """
    how = os.O_RDONLY if fcntl is not None else os.O_RDWR
    fd = os.open(LOCK_NAME, how | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=home)
    try:
        _wait(fd, shared=True, seconds=seconds)
    except BaseException:
        os.close(fd)
        raise
    return fd


@contextlib.contextmanager
def _held(fd: int) -> Iterator[int]:
    try:
        _wait(fd)
        yield fd
    finally:
        os.close(fd)


def at_once(fd: int) -> bool:
    """Take the lock on an open file, which goes with its descriptor; False where another process has it."""
    try:
        _take(fd)
    except BlockingIOError:
        return False
    return True


def _take(fd: int, *, shared: bool = False) -> None:
    """Take the lock at once. Raises BlockingIOError."""
    if fcntl is not None:
        fcntl.flock(fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return
    from mentorcli.store import byte_lock  # only there

    byte_lock.take(fd, shared=shared)


def _wait(fd: int, *, shared: bool = False, seconds: float | None = None) -> None:
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        raise IsADirectoryError(errno.EISDIR, "Not a plain file", LOCK_NAME)
    deadline = time.monotonic() + (WAIT_SECONDS if seconds is None else seconds)
    pause = _FIRST_PAUSE
    while True:
        try:
            if shared and _writer_waits(fd):
                raise BlockingIOError
            _take(fd, shared=shared)
        except BlockingIOError:
            if not shared:
                _note_waiting(fd, time.time_ns() + _NOTE_NS)
            if time.monotonic() >= deadline:
                raise _busy() from None
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        else:
            if not shared and pause > _FIRST_PAUSE:
                _note_waiting(fd, 0)
            return


def _busy() -> BusyError:
    return BusyError(
        bilingual(
            f"The store is busy: another mentor has held it for over {WAIT_SECONDS:.0f} s",
            f"Les données sont occupées\u00a0: un autre mentor s'en sert depuis {WAIT_SECONDS:.0f} s",
        ),
        bilingual(
            "Try again, or look for the other one with: ps aux | grep mentor",
            "Réessayez, ou cherchez l'autre avec\u00a0: ps aux | grep mentor",
        ),
    )


def _note_waiting(fd: int, until: int) -> None:
    """Note on an open lock until when (in nanoseconds of the clock) readers let a writer go first."""
    with contextlib.suppress(OSError):
        os.pwrite(fd, until.to_bytes(_LENGTH, "big"), _WAITING)


def _writer_waits(fd: int) -> bool:
    """Return whether a writer waits for the lock: readers one after another, or at once, would never let it in."""
    until, now = int.from_bytes(os.pread(fd, _LENGTH, _WAITING), "big"), time.time_ns()
    return now < until <= now + _NOTE_NS

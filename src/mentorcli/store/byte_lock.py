"""The lock on a system without `flock`: bytes far behind the end of the lock file, one for each reader.

`msvcrt.locking` knows no shared lock: a reader takes one free byte of many, a writer takes all of them. Nobody reads or
writes there, since a byte that is locked on Windows can be neither read nor written.
"""

from __future__ import annotations

import errno
import os
from typing import Any

_PLACE = 1 << 30
_READERS = 64
_NO_WAIT = 2  # LK_NBLCK
_TAKEN = (errno.EACCES, errno.EDEADLK, errno.EAGAIN)


def take(fd: int, *, shared: bool) -> None:
    """Take the lock on an open file, which goes with its descriptor. Raises BlockingIOError where that is not free."""
    places = range(_READERS) if shared else (0,)
    for place in places:
        if _locked(fd, _PLACE + place, 1 if shared else _READERS):
            return
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _locked(fd: int, place: int, count: int) -> bool:
    import msvcrt as system  # there alone

    found: Any = system  # its functions are known to no other system
    before = os.lseek(fd, 0, os.SEEK_CUR)
    os.lseek(fd, place, os.SEEK_SET)
    try:
        found.locking(fd, _NO_WAIT, count)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        return False
    finally:
        os.lseek(fd, before, os.SEEK_SET)
    return True

"""What a crash, or a stick that was pulled out, leaves in a repository of git, and git refuses for ever.

A lock that nobody holds any more stands for somebody at work; a name of a commit that was never written out stands for
no commit. Both are put right, and said. Looked for only once git has refused something: that costs nothing else.
"""

from __future__ import annotations

import contextlib
import re
import stat
import time
from collections.abc import Iterator

from mentorcli.store.files import os
from mentorcli.text import Bilingual, bilingual

_WATCHED_SECONDS = 3.0  # git itself holds such a lock for some milliseconds
_EVERY_SECONDS = 0.1
_LOCK = ".lock"
_TOP = ("HEAD.lock", "config.lock", "packed-refs.lock")  # not that of the index: a person's own commit may hold it
_COMMIT = re.compile(rb"(?:[0-9a-f]{40}|[0-9a-f]{64})\n?|ref: [!-~]+\n?")
_LONGEST = 512  # bytes of a name's file that are looked at
_SAID = ("File exists", "Unable to create", "cannot lock", "could not lock")

_Seen = tuple[int, int, int]


def is_locked(said: str) -> bool:
    """Return whether git refused something because of a lock."""
    return any(text in said for text in _SAID)


def clear_locks(folder: str) -> list[str]:
    """Take away the locks that nobody holds in a repository; return their paths.

    Each is watched for some seconds first: one that goes, or comes anew, belongs to somebody at work.
    """
    left = dict(_locks(folder))
    end = time.monotonic() + _WATCHED_SECONDS
    while left and time.monotonic() < end:
        time.sleep(_EVERY_SECONDS)
        now = dict(_locks(folder))
        left = {path: seen for path, seen in left.items() if now.get(path) == seen}
    return [path for path in left if _removed(path)]


def _locks(folder: str) -> Iterator[tuple[str, _Seen]]:
    """Yield the locks of names and settings: the path of each, and what tells it from one that comes after it."""
    paths = [os.path.join(folder, name) for name in _TOP]
    for path in [*paths, *_below(os.path.join(folder, "refs"))]:
        with contextlib.suppress(OSError):
            found = os.lstat(path)
            if path.endswith(_LOCK) and stat.S_ISREG(found.st_mode):
                yield path, (found.st_ino, found.st_mtime_ns, found.st_size)


def _below(folder: str) -> Iterator[str]:
    """Yield the files below a folder that is no link."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                yield entry.path


def clear_names(folder: str, *names: str) -> list[str]:
    """Take away those of some names, such as `refs/heads/main`, that stand for no commit; return their paths.

    git may know an older commit of such a name still, which counts then.
    """
    paths = [os.path.join(folder, *name.split("/")) for name in names]
    return [path for path in paths if _is_broken(path) and _removed(path)]


def _is_broken(path: str) -> bool:
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return stat.S_ISREG(os.fstat(fd).st_mode) and _COMMIT.fullmatch(os.read(fd, _LONGEST)) is None
    finally:
        os.close(fd)


def _removed(path: str) -> bool:
    with contextlib.suppress(OSError):
        os.unlink(path)
        return True
    return False


def lock_warning(path: str) -> Bilingual:
    """Return what is said of a lock that was taken away."""
    return bilingual(
        f"{path} was left by something cut short (a crash, a stick pulled out), and nobody held it: it is removed",
        f"{path} était resté d'une opération interrompue (une panne, une clé retirée), et personne ne le tenait\u00a0: "
        "il est supprimé",
    )


def name_warning(path: str) -> Bilingual:
    """Return what is said of a name that stood for no commit."""
    return bilingual(
        f"{path} stood for no version (a crash, a stick pulled out): it is made good by what is known here",
        f"{path} ne désignait plus aucune version (une panne, une clé retirée)\u00a0: c'est rétabli d'après ce qui est "
        "connu ici",
    )

"""Other programs that a command starts: the user's editor and pager."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
from collections.abc import Mapping


def located(name: str, environ: Mapping[str, str]) -> str | None:
    """Return the path of a program by PATH, None where there is none; a name with a slash in it is a path already.

    An entry of PATH that is no whole path, such as `.` or an empty one, is left out: what it names changes with the
    folder one stands in, where somebody else may have put a `less`.
    """
    if os.sep in name:
        return name
    entries = environ.get("PATH", os.defpath).split(os.pathsep)
    whole = [entry for entry in entries if entry.startswith(os.sep)]
    return shutil.which(name, path=os.pathsep.join(whole)) if whole else None


def command_of(typed: str, environ: Mapping[str, str]) -> list[str]:
    """Return a command with its options as it is started.

    Raises FileNotFoundError where there is no such program, ValueError for a quotation mark that is not closed.
    """
    words = shlex.split(typed)
    program = located(words[0], environ) if words else None
    if program is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), typed)
    return [program, *words[1:]]

"""A report of an unexpected failure, without a word of the user's data.

It is made of what stands in the program alone: the names of commands and options, of types and functions, and lines of
code. Nothing that was typed, read or set is in it, nor the message of an error, nor where anything is on this machine.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import sysconfig
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentorcli import __version__
from mentorcli.counts import counted
from mentorcli.services.leftovers import temporary_folder
from mentorcli.text import bilingual

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext

_OWN = str(Path(__file__).parents[2])
_MADE = re.compile(r"<(frozen [\w.]+|string)>")  # code without a file: of Python itself, or of a dataclass
_ELSEWHERE = "(a file elsewhere)"


def save(error: BaseException, argv: Sequence[str], app: AppContext) -> str:
    """Save the types of the errors, the lines of code, the command and the names of its options; return the path."""
    text = "\n".join(_lines(error, argv)) + "\n"
    folder = None
    with contextlib.suppress(Exception):
        folder = str(app.workspace.home.store) if app.workspace.home.store.is_dir() else None
    for place in filter(None, (folder, temporary_folder())):
        with contextlib.suppress(OSError):
            fd, path = tempfile.mkstemp(prefix="mentor-report-", suffix=".txt", dir=place)
            with os.fdopen(fd, "w", encoding="utf-8") as file:
                file.write(text)
            return path
    return bilingual("nowhere (no folder could be written)", "nulle part (aucun dossier ne peut être écrit)")


def _lines(error: BaseException, argv: Sequence[str]) -> list[str]:
    lines = [f"mentor {__version__}, Python {platform.python_version()}, {platform.system()}", _command(argv)]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return lines


def _command(argv: Sequence[str]) -> str:
    """Return the command and its options by name, as the program knows them; where it cannot tell, how long it was."""
    length = counted("word", len(argv), "en")
    with contextlib.suppress(Exception):  # what failed can be this
        from mentorcli.cli.root import build_root
        from mentorcli.cli.typer_adapter.known_words import known_words

        command, options = known_words(build_root(), argv)
        return f"command: {' '.join(('mentor', *command))}, {length}, options {' '.join(options) or 'none'}"
    return f"command: {length}"


def _place(filename: str) -> str:
    """Return a file of code by its place below where packages stand: the folders above can have a person's name."""
    if _MADE.fullmatch(filename):
        return filename
    for folder in (_OWN, *(sysconfig.get_path(name) for name in ("purelib", "platlib", "stdlib"))):
        if filename.startswith(folder + os.sep):
            return filename[len(folder) + 1 :]
    return _ELSEWHERE

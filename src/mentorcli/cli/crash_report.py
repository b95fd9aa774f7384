"""A report of an unexpected failure, without a word of the user's data."""

from __future__ import annotations

import contextlib
import os
import platform
import tempfile
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorcli import __version__
from mentorcli.counts import counted
from mentorcli.text import bilingual

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext


def save(error: BaseException, argv: Sequence[str], app: AppContext) -> str:
    """Save the types of the errors, the lines of code and the command's words; return the path.

    Error messages and argument values can hold names and notes: of the command only the options' names are written.
    """
    text = "\n".join(_lines(error, argv)) + "\n"
    folder = None
    with contextlib.suppress(Exception):
        folder = str(app.workspace.home.store) if app.workspace.home.store.is_dir() else None
    for place in (folder, None):
        with contextlib.suppress(OSError):
            fd, path = tempfile.mkstemp(prefix="mentor-report-", suffix=".txt", dir=place)
            with os.fdopen(fd, "w", encoding="utf-8") as file:
                file.write(text)
            return path
    return bilingual("nowhere (no folder could be written)", "nulle part (aucun dossier ne peut être écrit)")


def _lines(error: BaseException, argv: Sequence[str]) -> list[str]:
    options = [word.partition("=")[0] for word in argv if word.startswith("--")]
    lines = [
        f"mentor {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"command: {counted('word', len(argv), 'en')}, options {' '.join(options) or 'none'}",
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return lines

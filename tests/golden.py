"""What every view looks like on a terminal: `python tests/golden.py` writes tests/golden/, a test holds the code to it.

A file is one language at one width, a view below the other. Escape codes stand there as what they are for, which is the
same on a dark and on a light background: `[b]` bold, `[d]` dim, `[r]` red, `[y]` yellow, `[g]` green, `[/]` the end.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from golden_views import EMPTY, FILES, FROM_HERE, MACHINE, TARIFFS, VIEWS
from mentorcli.app import main
from mentorcli.errors import BugError
from mentorcli.models.results.doctor import Diagnosis
from mentorcli.services.doctor import diagnose

GOLDEN = Path(__file__).parent / "golden"
WIDTHS, LANGS = (40, 80, 120), ("en", "fr")
NOW = "2026-11-24T09:30:00+01:00"
BACKGROUNDS = {"dark": "15;0", "light": "0;15"}
SIGNS = {
    "dark": {"1": "b", "2": "d", "31": "r", "33": "y", "32": "g", "0": "/"},
    "light": {"1": "b", "2": "d", "31": "r", "38;5;130": "y", "38;5;28": "g", "0": "/"},
}
_ID = re.compile(r"\b(?=[a-z]*[0-9])[0-9a-hjkmnp-tv-z]{12}\b")  # random, in an export and in an import the same
_OPERATION = re.compile(r"\b[0-9a-hjkmnp-tv-z]{20}\b")


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def screen(words: list[str]) -> str:
    """Return what a command writes on a terminal."""
    stream = Screen()
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        assert main(words) != BugError.exit_code, words
    return stream.getvalue()


def fixed(workspace: Any, terminal: Any) -> Diagnosis:
    """Return the page for a bug report with the same machine in every run."""
    found = diagnose(workspace, terminal)
    for title, facts in MACHINE.items():
        section = found.sections[title]
        section |= {label: fact for label, fact in facts.items() if label in section}
    return found


def page(background: str) -> Iterator[str]:
    """Yield every view in the environment as it is, its codes as signs and its ids the same in every run."""
    assert screen(["demo", "--load"])
    for name, text in FILES.items():
        Path(os.environ["MENTOR_HOME"]).parent.joinpath(name).write_text(text, encoding="utf-8")
    with contextlib.chdir(Path(os.environ["MENTOR_HOME"]).parent):
        yield from _views(background)


def _views(background: str) -> Iterator[str]:
    for place, view in enumerate(VIEWS):
        if place == FROM_HERE:
            with (Path(os.environ["MENTOR_HOME"]) / "config.toml").open("a", encoding="utf-8") as config:
                config.write(TARIFFS)
        yield f"$ mentor {view}\n{_shown(view, background)}\n"
    with mock.patch.dict(os.environ, MENTOR_HOME=f"{os.environ['MENTOR_HOME']}-empty"):
        for view in EMPTY:
            yield f"$ mentor {view}  # nothing is kept yet\n{_shown(view, background)}\n"


def _shown(view: str, background: str) -> str:
    with mock.patch("mentorcli.cli.doctor.diagnose", fixed):
        written = screen(shlex.split(view))
    shown = re.sub(r"\x1b\[([0-9;]*)m", lambda code: f"[{SIGNS[background][code[1]]}]", written)
    return _OPERATION.sub("0" * 20, _ID.sub("0" * 12, shown))


def environment(home: Path, lang: str, width: int, background: str) -> dict[str, str]:
    """Return the environment of a page."""
    return {
        "MENTOR_HOME": str(home / "store"),
        "MENTOR_NOW": NOW,
        "TZ": "Europe/Paris",
        "LANG": {"en": "C.UTF-8", "fr": "fr_FR.UTF-8"}[lang],
        "COLUMNS": str(width),
        "TERM": "xterm-256color",
        "COLORFGBG": BACKGROUNDS[background],
        "PAGER": "cat",
    }


def name_of(lang: str, width: int) -> Path:
    """Return the file of a language and a width."""
    return GOLDEN / f"{lang}-{width}.txt"


def _main() -> None:
    """Write every page."""
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANGUAGE", "NO_COLOR"):
        os.environ.pop(name, None)
    for lang in LANGS:
        for width in WIDTHS:
            with tempfile.TemporaryDirectory() as home:
                os.environ.update(environment(Path(home), lang, width, "dark"))
                time.tzset()
                name_of(lang, width).write_text("".join(page("dark")), encoding="utf-8")
                sys.stdout.write(f"{name_of(lang, width)}\n")


if __name__ == "__main__":
    _main()

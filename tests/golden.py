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
from collections.abc import Iterator
from pathlib import Path

from mentorcli.app import main
from mentorcli.errors import BugError

GOLDEN = Path(__file__).parent / "golden"
WIDTHS, LANGS = (40, 80, 120), ("en", "fr")
NOW = "2026-11-24T09:30:00+01:00"
VIEWS = (
    "agenda",
    "agenda --date tomorrow --days 0",
    "student list --all",
    "student show amelie",
    "student show lucas",
    "session list --limit 6",
    "session list --student lucas --limit 5",
    "session show lucas",
    "session prep amelie",
    "session prep priya",
    "session prep lucas",
    "noshow list --limit 4",
    "noshow dossier lucas",
    'find "next week" version --limit 5',
    "find zeppelin --in notes",
    "noshow check --scheduled 09:00 --late 16m",
    "noshow check --scheduled 09:00 --late 5m",
    "attendance",
    "attendance lucas",
    "attendance --owed",
    "statement --month 2026-10",
    "statement --month 2026-10 --lines",
    "contact next",
    "contact list sarah",
    "contact message noe",
    "message list",
    "message show reminder",
    "message write missed lucas",
    "project list amelie",
    "resource list amelie",
    "presentation checklist priya",
    "presentation result emma",
    "transfer status",
    "training status",
    "faq list",
    "faq search absent",
    "policy list",
    "policy show",
    "config list",
    "undo --list",
    "store check",
    "--help",
    "session --help",
    "session log --help",
    "student show nobody",
    "session log lucas --at 2026-11-26T10:00",
    "session schedule lucas 2026-11-26T10:15 --kind mentoring",
    "session log amelie --at 2026-11-23T09:00 --late 20m",
    "undo",
    "tariff list",
    "tariff explain lucas",
    "tariff example",
    "statement october",
    "statement october --lines",
    "statement --year",
    "statement september",
)
FROM_HERE = VIEWS.index("tariff explain lucas")
"""From this view on there is a tariff."""
TARIFFS = """
[[tariff]]
from = 2026-09-16
currency = "EUR"
mentoring = { 1 = "22.75", 2 = "25", 3 = "30" }
presentation = { 2 = "30", 3 = "35" }
funding = { funded = "1", self-paid = "0.66", apprenticeship = "0.72" }
status = { completed = "1", absent = "0.5", late = "0.5", late-cancellation = "0.5", cancelled = "0" }
monthly = { self-paid = "30" }
"""
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


def page(background: str) -> Iterator[str]:
    """Yield every view in the environment as it is, its codes as signs and its ids the same in every run."""
    signs = SIGNS[background]
    assert screen(["demo", "--load"])
    for place, view in enumerate(VIEWS):
        if place == FROM_HERE:
            with (Path(os.environ["MENTOR_HOME"]) / "config.toml").open("a", encoding="utf-8") as config:
                config.write(TARIFFS)
        shown = re.sub(r"\x1b\[([0-9;]*)m", lambda code: f"[{signs[code[1]]}]", screen(shlex.split(view)))
        yield f"$ mentor {view}\n{_OPERATION.sub('0' * 20, _ID.sub('0' * 12, shown))}\n"


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
                name_of(lang, width).write_text("".join(page("dark")), encoding="utf-8")
                sys.stdout.write(f"{name_of(lang, width)}\n")


if __name__ == "__main__":
    _main()

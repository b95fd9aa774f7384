"""Makes the pictures of README.md and docs/ from real output: `python tests/pictures.py`."""

from __future__ import annotations

import os
import shlex
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from replay import on_terminal

DOCS = Path(__file__).parents[1] / "docs"
COLUMNS = 100
NOW = "2026-11-24T09:30"
TOUR = (
    ("demo --load", False),
    ('session log amelie --at "2026-11-23 09:00" --late 15m1s', True),
    ("attendance amelie", True),
    ("faq search étudiant absent", True),
)


def main() -> None:
    """Play the tour and save it as docs/tour.svg."""
    console = Console(record=True, width=COLUMNS, file=Path(os.devnull).open("w"), force_terminal=True)  # noqa: SIM115
    with tempfile.TemporaryDirectory() as home:
        for typed, shown in TOUR:
            environ = {**os.environ, "MENTOR_HOME": home, "MENTOR_NOW": NOW, "TZ": "Europe/Paris", "LANG": "C.UTF-8"}
            output = on_terminal(shlex.split(typed), environ, COLUMNS)
            if shown:
                console.print(Text(f"$ mentor {typed}", style="bold"))
                console.print(Text.from_ansi(output))
    console.save_svg(str(DOCS / "tour.svg"), title="mentor")


if __name__ == "__main__":
    main()

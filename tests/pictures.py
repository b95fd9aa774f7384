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
TOUR = (
    ("2026-11-23T09:00", 'student add "Amélie Durand" --path "Data Analyst" --funding funded', False),
    ("2026-11-23T09:00", 'session schedule amelie "2026-11-24 14:00"', False),
    ("2026-11-24T15:00", "session log amelie --late 15m1s", True),
    ("2026-11-24T15:00", "attendance amelie", True),
    ("2026-11-24T15:00", "faq search étudiant absent", True),
)


def main() -> None:
    """Play the tour and save it as docs/tour.svg."""
    console = Console(record=True, width=COLUMNS, file=Path(os.devnull).open("w"), force_terminal=True)  # noqa: SIM115
    with tempfile.TemporaryDirectory() as home:
        for now, typed, shown in TOUR:
            environ = {**os.environ, "MENTOR_HOME": home, "MENTOR_NOW": now, "TZ": "Europe/Paris", "LANG": "C.UTF-8"}
            output = on_terminal(shlex.split(typed), environ, COLUMNS)
            if shown:
                console.print(Text(f"$ mentor {typed}", style="bold"))
                console.print(Text.from_ansi(output))
    console.save_svg(str(DOCS / "tour.svg"), title="mentor")


if __name__ == "__main__":
    main()

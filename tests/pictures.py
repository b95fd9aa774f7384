"""Makes the pictures of README.md and docs/ from real output: `python tests/pictures.py`."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).parents[1] / "docs"
COLUMNS, ROWS = 100, 40
TOUR = (
    ("2026-11-23T09:00", 'student add "Amélie Durand" --path "Data Analyst" --funding funded', False),
    ("2026-11-23T09:00", 'session schedule amelie "2026-11-24 14:00"', False),
    ("2026-11-24T15:00", "session log amelie --late 15m1s", True),
    ("2026-11-24T15:00", "attendance amelie", True),
    ("2026-11-24T15:00", "faq search étudiant absent", True),
)


def on_terminal(typed: str, environ: dict[str, str]) -> str:
    """Run a command on a pseudo-terminal and return everything it wrote there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    words = f'"{sys.executable}" -m mentorcli {typed}'
    process = subprocess.Popen(["sh", "-c", words], env=environ, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is closed: the command is done
            break
        if not part:
            break
        written += part
    process.wait()
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


def main() -> None:
    """Play the tour and save it as docs/tour.svg."""
    console = Console(record=True, width=COLUMNS, file=Path(os.devnull).open("w"), force_terminal=True)
    with tempfile.TemporaryDirectory() as home:
        for now, typed, shown in TOUR:
            environ = {**os.environ, "MENTOR_HOME": home, "MENTOR_NOW": now, "TZ": "Europe/Paris", "LANG": "C.UTF-8"}
            output = on_terminal(typed, environ)
            if shown:
                console.print(Text(f"$ mentor {typed}", style="bold"))
                console.print(Text.from_ansi(output))
    console.save_svg(str(DOCS / "tour.svg"), title="mentor")


if __name__ == "__main__":
    main()

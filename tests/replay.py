"""Plays the console examples of the pages again, so that what they show is what the commands print.

`python tests/replay.py` rewrites the output of every example in README.md and docs/, and docs/commands.md from the
commands' own help; a page named `.fr.md` is played in French. A block that begins with ```console holds commands
(`$ mentor ...`) and what they print. Comments steer it: `<!-- now: 2026-11-24T15:00 -->` moves the clock,
`<!-- new store -->` begins an empty one,
`<!-- run: mentor ... -->` runs something that is not shown, `<!-- config -->` makes the ```toml block below it the
configuration, `<!-- file: NAME -->` the ```csv block below it a file in the current folder. Output is what a pipe gets,
or, in a block that begins with ```console terminal, what a terminal of 80 columns shows.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "commands.md"
PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").glob("*.md") if path != REFERENCE)]

# What stands in a page for the random ids of a run.
IDS = ("4k2m9x7qw3hn", "7t5c8r1zd6vy", "2f9b6j4sk8pe", "9n3g5m7xa1qw")
_ID = re.compile(r"\b[0-9a-hjkmnp-tv-z]{12}\b")
_STEP = re.compile(
    r"<!-- (now|run): (.+?) -->|<!-- (new) store -->|<!-- config -->\n```toml\n(.*?)```"
    r"|<!-- file: (\S+) -->\n```csv\n(.*?)```"
    r"|```console( terminal)?\n(.*?)```",
    re.DOTALL,
)

Play = Callable[[list[str]], str]
"""Runs the words after `mentor` and returns what is printed, standard output first."""


def locale_of(page: Path) -> str:
    """Return the locale in which a page is read: French where its name says so, else one of no language."""
    return "fr_FR.UTF-8" if page.name.endswith(".fr.md") else "C.UTF-8"


def replayed(text: str, play: Play, *, shown: Play, clock: Callable[[str], None], fresh: Callable[[], None]) -> str:
    """Return a page with the output of each example as it is now; `shown` runs one on a terminal."""
    known: dict[str, str] = {}

    words = set(_ID.findall(text)) - set(IDS)  # such as "arrangements"; one id in a hundred has no digit either

    def settled(output: str) -> str:
        for found in _ID.findall(output):
            known.setdefault(found, found if found in words else IDS[sum(key not in words for key in known) % len(IDS)])
        return _ID.sub(lambda match: known[match.group()], output)

    def step(match: re.Match[str]) -> str:
        keyword, value, new, config, name, content, terminal, block = match.groups()
        if new:
            fresh()
        elif config is not None:
            place = Path(play(["config", "path"]).strip())
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.write_text(config, encoding="utf-8")
        elif name is not None:
            Path(name).write_text(content, encoding="utf-8")
        elif keyword == "now":
            clock(value)
        elif keyword == "run":
            settled(play(shlex.split(value)[1:]))
        else:
            typed = [line for line in block.splitlines() if line.startswith("$ mentor")]
            run = shown if terminal else play
            parts = [f"{line}\n{settled(run(shlex.split(line, comments=True)[2:]))}" for line in typed]
            return f"```console{terminal or ''}\n" + "\n".join(part.rstrip("\n") + "\n" for part in parts) + "```"
        return match.group()

    return _STEP.sub(step, text)


def on_terminal(words: list[str], environ: Mapping[str, str], columns: int = 80, rows: int = 50) -> str:
    """Run `mentor` as a process on a pseudo-terminal and return everything it wrote there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    command = [sys.executable, "-m", "mentorcli", *words]
    environ = {key: value for key, value in environ.items() if key != "COLUMNS"}
    process = subprocess.Popen(command, env=environ, stdin=theirs, stdout=theirs, stderr=theirs)
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


def reference(help_of: Play, commands: dict[str, list[str]]) -> str:
    """Return the page of all commands, each with its own help."""
    parts = [
        "# Every command\n",
        "What `mentor COMMAND --help` says, for reading at leisure. Generated: `python tests/replay.py`.\n",
        f"```text\n{help_of(['--help'])}```\n",
    ]
    for name, verbs in commands.items():
        parts.append(f"## {name}\n")
        for words in [[name, verb] for verb in verbs] or [[name]]:
            title = f"### mentor {' '.join(words)}\n\n" if verbs else ""
            parts.append(f"{title}```text\n{help_of([*words, '--help'])}```\n")
    return "\n".join(parts)


def commands() -> dict[str, list[str]]:
    """Return every command with its sub-commands, as the table has them."""
    from mentorcli.cli import COMMANDS
    from mentorcli.cli.root import build_root

    root = build_root()
    return {name: list(getattr(root.commands[name], "commands", ())) for name in COMMANDS}


def _main() -> None:
    """Rewrite the pages."""
    environ = {**os.environ, "TZ": "Europe/Paris", "LANG": "C.UTF-8", "COLUMNS": "80"}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        stores = iter(range(1000))

        def fresh() -> None:
            environ["MENTOR_HOME"] = f"{folder}/{next(stores)}"

        def play(words: list[str]) -> str:
            command = [sys.executable, "-m", "mentorcli", *words]
            done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            return (done.stdout + done.stderr).decode()

        for page in PAGES:
            fresh()
            environ["LANG"] = locale_of(page)
            text = page.read_text(encoding="utf-8")
            clock = lambda now: environ.update(MENTOR_NOW=now)  # noqa: E731 - one line, used once
            shown = lambda words: on_terminal(words, {**environ, "NO_COLOR": "1"})  # noqa: E731 - the same
            page.write_text(replayed(text, play, shown=shown, clock=clock, fresh=fresh), encoding="utf-8")
        environ["LANG"] = locale_of(REFERENCE)
        REFERENCE.write_text(reference(play, commands()), encoding="utf-8")


if __name__ == "__main__":
    _main()

"""The whole of the reliability trials: `python tests/reliability/run.py`, hours.

The figures go into docs/reliability.md.

The trials of this folder run in full, and the same ones that can be done from outside on Watson and jrnl, which are
installed from PyPI into a scratch environment. Mounting a small disk needs root; without it those lines say so.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

import generated  # noqa: E402 - found through the line above
from reliability import crashes, peers  # noqa: E402
from reliability.peers import Kept, Peer  # noqa: E402
from reliability.recorded import STRACE  # noqa: E402

KILLS, WRITERS, EACH, WRITES = 60, 8, 25, 60


def trials(work: Path) -> tuple[dict[str, int], str]:
    """Run the trials in full; return their figures and pytest's closing line. Exits where one fails."""
    figures = work / "figures.json"
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", str(HERE), "--full"]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "MENTOR_FIGURES": str(figures)}, stdout=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    closing = done.stdout.strip().splitlines()[-1]
    if done.returncode:
        sys.exit(done.stdout)
    return json.loads(figures.read_text()), closing


def install(work: Path) -> Path:
    """Install the peers and return where their programs are."""
    subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
    bin_ = work / "venv" / "bin"
    subprocess.run([str(bin_ / "pip"), "install", "--quiet", "td-watson", "jrnl"], check=True)
    return bin_


def versions(bin_: Path) -> str:
    """Return the peers' names with their versions."""
    code = "from importlib.metadata import version as v; print('Watson', v('td-watson') + ', jrnl', v('jrnl'))"
    return subprocess.run([str(bin_ / "python"), "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def on_small_disk(peer: Peer, work: Path) -> Kept | None:
    """Try the full disk on one of 512 KiB; None where none can be mounted."""
    disk = work / f"disk-{peer.name}"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        return None
    try:
        return peers.full_disk(peer, disk, WRITES)
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - the system's own


def compared(bin_: Path, work: Path, say: Callable[[str], None]) -> list[str]:
    """Return the table of the trials that every tool goes through."""
    rows = []
    for peer in (peers.mentor(bin_), peers.watson(bin_ / "watson"), peers.jrnl(bin_ / "jrnl")):
        say(f"trying {peer.name} ...")
        place = work / peer.name
        place.mkdir()
        race = peers.race(peer, place / "race", WRITERS, EACH)
        killed = peers.kills(peer, place / "kills", KILLS, seed=20261124)
        disk = on_small_disk(peer, work)
        cells = [_cell(race), _cell(killed), _cell(disk), peers.damaged(peer, place / "cut")]
        rows.append(f"| {peer.name} | {' | '.join(cells)} |")
    return rows


def _cell(kept: Kept | None) -> str:
    if kept is None:
        return "not tried (needs root)"
    broken = "" if kept.readable else ", unreadable afterwards"
    return f"{kept.lost} of {kept.acknowledged}{broken}"


def parts(
    figures: Mapping[str, int], closing: str, rows: list[str], tools: str, crashed: Mapping[str, int]
) -> dict[str, list[str]]:
    """Return the parts of docs/reliability.md that are measured."""
    head = ["| What | How often |", "|---|---|"]
    return {
        "made": [
            f"Made by `python tests/reliability/run.py` on {datetime.now(UTC):%d %B %Y}, {platform.system()} "
            f"{platform.release().split('-')[0]}, Python {platform.python_version()}, {tools}."
        ],
        "trials": [
            *head,
            *(f"| {name} | {count} |" for name, count in sorted(figures.items())),
            "",
            f"pytest: {closing.strip('= ')}",
        ],
        "crashes": [*head, *(f"| {name} | {count} |" for name, count in sorted(crashed.items()))],
        "peers": [
            f"Entries lost of those acknowledged (exit 0): {WRITERS} writers x {EACH} at once; {KILLS} additions",
            f"killed at random moments; {WRITES} writes on a disk of 512 KiB that fills up. And what comes of five",
            "entries when the file is cut in the middle.",
            "",
            "| Tool | Writers at once | Kills | Full disk | A file cut in the middle |",
            "|---|---|---|---|---|",
            *rows,
        ],
    }


def main() -> None:
    """Run everything and write the page."""
    say: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: E731 - one line
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        say("installing the peers ...")
        bin_ = install(work)
        rows = compared(bin_, work, say)
        say("running the trials in full ...")
        figures, closing = trials(work)
        say("trying every state after a crash ...")
        crashed = crashes.search([], 1, say, outside=STRACE is not None, second=1)
        counts = {**crashed.counts, "bad": len(crashed.bad)}
        generated.write("reliability.md", parts(figures, closing, rows, versions(bin_), counts))


if __name__ == "__main__":
    main()

"""The whole of the reliability trials: `python tests/reliability/run.py`, two hours, writes docs/reliability.md.

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

from reliability import crashes, peers  # noqa: E402 - found through the line above
from reliability.peers import Kept, Peer  # noqa: E402
from reliability.recorded import STRACE  # noqa: E402

KILLS, WRITERS, EACH, WRITES = 60, 8, 25, 60


CRASHES = """\
## Crashes of the machine

What the disk may do between two syncs is enumerated (`python tests/reliability/crashes.py`): every command
of the table that changes something is recorded, under strace where that is here, else by the calls of `os`
in the process (a test holds the two to be the same); then every part of its operations that no sync holds
is left out in turn. Up to five operations that wait are left out in every combination, more of them as
beginnings, alone, all but one, all but two neighbours, and some by lot. A write may be there whole, half,
as zeros in its length, or half and zeros. In each state a reader must find what was before or what is after
(after, once the command had ended), the next writer the same, and after it `store check` nothing; nothing
waits for `--repair`. The left-overs of what was cut short go with the next writer.

For restore, import, purge, erasure, merge, undo and a change of schema, and after a sync, the next writer is
cut short too: of each state that differs, every recovery that does something else than another one did, and
of each recovery every state that differs: beginnings of what waits, each operation alone and all but each, a
write in part where nothing before it is missing (`--second N` tries one of N of these, `--again` these alone).

`sync` and `sync init` run with another computer's changes in a place; the same command typed again must end
with what it would have ended with. What git writes in its own repositories is taken to last at once: it is told
to sync it (`core.fsync=all`, git 2.36 or newer), but leaves the names to the order of the file system. The
store is never read from there; where versions are lost, `sync init` makes them anew from the files.

Assumed of the file system: a file's bytes last once that file was synced, a name once its folder was; a
rename is there whole or not at all (a file that moves to another folder may keep both names until both are
synced; a folder never has two); what was written in different files or folders reaches the disk in any
order. Not assumed: that names in one folder keep their order, that a file has its bytes because it has its
length. A disk that lies about a sync, and bytes that rot, are not among it; the seals of the journals tell
those.

A setting and a message are noted before the file that people edit is written: cut short in between, a
reader finds the former one and the next writer may finish the change. Files elsewhere (`--out`) are whole
under their name or not there; half of one may stay under a hidden name, which the next export there deletes
after a day.
""".splitlines()


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


def page(figures: dict[str, int], closing: str, rows: list[str], tools: str, crashed: Mapping[str, int]) -> str:
    """Return docs/reliability.md."""
    return "\n".join(
        [
            "# Reliability",
            "",
            "What `mentor` says is saved is there afterwards: after a kill, a full disk, eight writers at once.",
            "What it cannot read it names, and never takes for something else. This is tried, not hoped.",
            "",
            f"Made by `python tests/reliability/run.py` on {datetime.now(UTC):%d %B %Y}, {platform.system()} "
            f"{platform.release().split('-')[0]}, Python {platform.python_version()}, {tools}.",
            "",
            "## The trials",
            "",
            "Faults (EIO, ENOSPC), Ctrl-C and `kill -9` at every step of every way of writing; kills at random",
            "moments; writers at once, seen to interleave; a journal cut at every byte and every byte turned over;",
            "calls of the system made to fail with strace; a disk of 256 KiB; few open files; a machine of",
            "Hypothesis that adds, edits, undoes, erases, crashes and reopens, beside a plain dict. The same harness",
            "finds a naive store broken, or it would prove nothing.",
            "",
            "| What | How often |",
            "|---|---|",
            *(f"| {name} | {count} |" for name, count in sorted(figures.items())),
            "",
            f"pytest: {closing.strip('= ')}",
            "",
            *CRASHES,
            "",
            "| What | How often |",
            "|---|---|",
            *(f"| {name} | {count} |" for name, count in sorted(crashed.items())),
            "",
            "## Beside other tools",
            "",
            f"Entries lost of those acknowledged (exit 0): {WRITERS} writers x {EACH} at once; {KILLS} additions",
            f"killed at random moments; {WRITES} writes on a disk of 512 KiB that fills up. And what comes of five",
            "entries when the file is cut in the middle.",
            "",
            "| Tool | Writers at once | Kills | Full disk | A file cut in the middle |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "A quick part of the trials runs with every test run.",
            "",
        ]
    )


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
        text = page(figures, closing, rows, versions(bin_), {**crashed.counts, "bad": len(crashed.bad)})
    (ROOT / "docs" / "reliability.md").write_text(text, encoding="utf-8")
    say(text)


if __name__ == "__main__":
    main()

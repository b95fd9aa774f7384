"""Exports taken while everything is changed: `change` and `read` are two processes that know nothing of each other."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from reliability.runs import ran

TESTS = Path(__file__).parents[1]


class Races(NamedTuple):
    """How many exports met a change under way, and the states that they showed."""

    met: int
    states: set[str]


def state(text: str) -> str:
    """Return what tells one state from another in an export: everybody with all that is theirs."""
    document = json.loads(text)
    known = json.dumps([document["students"], document["sessions"]], sort_keys=True)
    return f"{len(document['students'])}-{hashlib.sha256(known.encode()).hexdigest()[:12]}"


def change(export: str, backup: str) -> None:
    """Import, take it back, import, and restore what was there before, over and over; say when each began and ended."""
    steps = [("store", "import", export), ("undo",), ("store", "import", export), ("store", "restore", backup, "--yes")]
    for words in itertools.cycle(steps):
        began = time.monotonic_ns()
        code, out = ran(*words)
        print(f"{began} {time.monotonic_ns()} {code} {'done' if code == 0 else out.splitlines()[0]}", flush=True)


def read(times: str) -> None:
    """Export so many times; say when each began and ended, and which state it showed."""
    for _ in range(int(times)):
        began = time.monotonic_ns()
        code, out = ran("store", "export")
        found = state(out) if code == 0 else out.splitlines()[0]
        print(f"{began} {time.monotonic_ns()} {code} {found}", flush=True)


def _started(*words: str) -> subprocess.Popen[str]:
    path = os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "reliability.races", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})


def _spans(output: str) -> list[tuple[int, int, int, str]]:
    """Return begin, end, exit code and what was found, of each whole line."""
    lines = [line.rstrip("\n").split(" ", 3) for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return [(int(began), int(ended), int(code), found) for began, ended, code, found in lines]


def race(export: Path, backup: Path, wanted: int) -> Races:
    """Let both loose until so many exports met a change. Raises AssertionError where any command failed."""
    met, states = 0, set[str]()
    while met < wanted:
        with _started("change", str(export), str(backup)) as changing:
            assert changing.stdout is not None
            first = changing.stdout.readline()
            with _started("read", str(min(wanted - met, 50))) as reading:
                read_out = reading.communicate()[0]
            changing.kill()
            changes = _spans(first + changing.stdout.read())
        now = time.monotonic_ns()
        spans = [(began, ended) for began, ended, _, _ in changes]
        spans += [(spans[-1][1], now)] if spans else []  # the one that was killed
        reads = _spans(read_out)
        failed = [one for one in (*changes, *reads) if one[2] != 0]
        assert not failed, failed
        assert reads
        met += sum(any(began < end and start < ended for start, end in spans) for began, ended, _, _ in reads)
        states |= {found for _, _, _, found in reads}
    return Races(met, states)


if __name__ == "__main__":
    if sys.argv[1] == "change":
        change(*sys.argv[2:])
    else:
        read(*sys.argv[2:])

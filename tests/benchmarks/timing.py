"""Timing a whole process, and installing what is timed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
RUNS = 15
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=-3, stdout=-3, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Command(NamedTuple):
    """What is timed: words (`{n}` and `{t}` stand for a moment of its own for each run) and the variables it needs."""

    words: list[str]
    environ: dict[str, str] = {}  # noqa: RUF012 - never changed


def once(command: Command, run: int) -> float:
    """Run a command and return its wall time in seconds. Raises where it fails."""
    words, environ = _started(command, run)
    begin = time.perf_counter()
    done = subprocess.run(words, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    took = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"{words}: exit {done.returncode}: {done.stderr.decode()[-300:]}")
    return took


def _started(command: Command, run: int) -> tuple[list[str], dict[str, str]]:
    """Return the words and the environment of a run."""
    moment = datetime(2001, 1, 1, 14, tzinfo=UTC) + timedelta(days=run)
    words = [word.format(n=f"{moment:%Y-%m-%d %H:%M}", t=f"{moment:%Y-%m-%dT%H:%M}") for word in command.words]
    environ = {**os.environ, "TZ": "Europe/Paris", "NO_COLOR": "1", **command.environ}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return words, environ


def measure(commands: Mapping[str, Command], runs: int, first: int) -> dict[str, float]:
    """Return each command's median wall time in milliseconds, the commands run in turn after one warm-up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            took = once(command, first + run)
            if run:
                times[name].append(took * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def install(folder: Path, *, alone: bool = False) -> tuple[Path, Path]:
    """Install `mentor` and, unless it is `alone`, the peers, each in its own environment; return their bin folders."""
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    bins: list[Path] = []
    for name, packages in (("ours", [str(ROOT)]), ("peers", ["td-watson", "jrnl", "khal"])):
        if alone and name == "peers":
            return bins[0], folder / "none"
        subprocess.run([sys.executable, "-m", "venv", str(folder / name)], check=True, env=environ)
        pip = str(folder / name / "bin" / "pip")
        subprocess.run([pip, "install", "--quiet", *packages], check=True, env=environ)
        bins.append(folder / name / "bin")
    return bins[0], bins[1]


def peak_mebibytes(command: Command, run: int) -> float:
    """Return a command's peak memory. Raises where it fails.

    A small process starts it: one that is started has at least the peak of whoever does.
    """
    words, environ = _started(command, run)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _PEAK, *words], env=environ, capture_output=True, check=True, text=True
    )
    return int(done.stdout) / 1024

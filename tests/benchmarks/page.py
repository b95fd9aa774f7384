"""docs/performance.md, from what was measured."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime

from timed import ABOVE_VERSION_MS, BUDGETS, FIND_MS, LIMITS, MEMORY_MIB
from timing import RUNS

EDGES = """\
Two budgets lie at the edge. Against jrnl's 10,000 entries ours is a ninth, where a twentieth was aimed at: of our 60 ms
Typer's smallest command takes 48, which is a twelfth of jrnl's 580 already. And 2,000 sessions of one student, which is
what 100,000 sessions of 50 students are, cost 9 to 10 ms to read, half of it the strict decoding of 2,000 lines and
2,000 records: 1.14 to 1.18 times the empty store, from run to run.
"""
SEARCH = """\
`find` looks through 11 MB of journals of 50 students: 10,000 sessions, each planned, and logged with some 120
characters of notes. `grep` reads the same bytes, and knows neither what was replaced since nor that é is e. More than
half of `find` is Python and Typer.
"""


def page(medians: Mapping[str, float], seconds: Mapping[str, float], memory: Mapping[str, float]) -> str:
    """Return docs/performance.md."""
    bare = medians["interpreter"]
    rows = [
        f"| {b.what} | {medians[b.what]:.0f} | {b.against} | {medians[b.against]:.0f} "
        f"| {medians[b.what] / medians[b.against]:.2f} | {b.most} "
        f"| {'yes' if medians[b.what] <= b.most * medians[b.against] else 'no'} |"
        for b in BUDGETS
    ]
    everything = [f"| {name} | {value:.1f} | {value / bare:.1f} |" for name, value in medians.items()]
    sync = medians["sync, nothing to do"] - medians["--version"]
    long = [
        *(
            f"| {name} | {value:.2f} s | {f'{LIMITS[name]} s' if LIMITS[name] else '-'} |"
            for name, value in seconds.items()
        ),
        f"| sync with nothing to do, above `--version` | {sync:.0f} ms | {ABOVE_VERSION_MS} ms |",
        f"| find, 10,000 with notes | {medians['find, 10,000 with notes']:.0f} ms | {FIND_MS} ms |",
        *(f"| peak memory of {name} | {value:.0f} MiB | {MEMORY_MIB} MiB |" for name, value in memory.items()),
    ]
    versions = subprocess.run([shutil.which("timew") or "true", "--version"], capture_output=True, check=False).stdout
    return "\n".join(
        [
            "# Performance",
            "",
            "Whole processes, fsync included, commands in turn, medians of "
            f"{RUNS} runs after a warm-up. Made by `python tests/benchmarks/run.py`",
            f"on {datetime.now(UTC):%d %B %Y}: {platform.machine()}, {os.cpu_count()} cores, {platform.system()} "
            f"{platform.release().split('-')[0]}, Python {platform.python_version()}"
            + (f", Timewarrior {versions.decode().strip()}." if versions else "."),
            "",
            "| What | ms | Against | ms | Ratio | At most | Met |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            "| What | Took | At most |",
            "|---|---|---|",
            *long,
            "",
            EDGES,
            SEARCH,
            "Every median, in milliseconds and as a multiple of the bare interpreter:",
            "",
            "| Command | ms | x interpreter |",
            "|---|---|---|",
            *everything,
            "",
            "Where the milliseconds go is in [architecture.md](architecture.md#where-the-time-goes).",
            "",
        ]
    )


def _limit(seconds: float | None) -> str:
    return f"{seconds} s" if seconds is not None else "-"

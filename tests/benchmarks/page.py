"""The parts of docs/performance.md that are measured."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from timed import ABOVE_VERSION_MS, BUDGETS, FIND_MS, LIMITS, MEMORY_MIB
from timing import RUNS


def parts(
    medians: Mapping[str, float], seconds: Mapping[str, float], memory: Mapping[str, float]
) -> dict[str, Sequence[str]]:
    """Return the parts of docs/performance.md that are measured."""
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
    made = (
        "Whole processes, fsync included, commands in turn, medians of "
        f"{RUNS} runs after a warm-up. Made by `python tests/benchmarks/run.py`",
        f"on {datetime.now(UTC):%d %B %Y}: {platform.machine()}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}"
        + (f", Timewarrior {versions.decode().strip()}." if versions else "."),
    )
    return {
        "made": made,
        "budgets": ["| What | ms | Against | ms | Ratio | At most | Met |", "|---|---|---|---|---|---|---|", *rows],
        "limits": ["| What | Took | At most |", "|---|---|---|", *long],
        "medians": ["| Command | ms | x interpreter |", "|---|---|---|", *everything],
    }

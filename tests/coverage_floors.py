"""Holds each package to its floor of coverage: `python tests/coverage_floors.py`, after `python -m pytest --cov`.

With names (`python tests/coverage_floors.py rules services`) only these packages are held to theirs.

Lines and branches together, children included. Exits 1 where a package is below its floor, and says which lines.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

# In percent. These are what stands today, so that none falls; what decides is to be tried whole.
FLOORS = {
    "rules": 100,
    "services": 100,
    "store": 99,
    "recount": 100,
    "when": 100,
    "models": 100,
    "search": 99,
    "content": 97,
    "render": 97,
    "cli": 95,
    ".": 97,  # the modules beside the packages
}


class Cover(NamedTuple):
    """What of a package was run: `run` of `all` lines and branches; `gaps` names the files with what is missing."""

    run: int
    all: int
    gaps: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The part that was run, 100 where there is nothing to run."""
        return 100 * self.run / self.all if self.all else 100.0


def package_of(path: str) -> str:
    """Return the package below `mentorcli` that a file is in."""
    parts = Path(path).parts
    below = parts[parts.index("mentorcli") + 1 :]
    return below[0] if len(below) > 1 else "."


def by_package(files: Mapping[str, Any]) -> dict[str, Cover]:
    """Return what was run of each package; `files` are those of the JSON report, by their paths."""
    found: dict[str, Cover] = {}
    for path, file in sorted(files.items()):
        summary = file["summary"]
        known = found.get(package_of(path), Cover(0, 0, ()))
        missing = [str(line) for line in file["missing_lines"]]
        missing += [f"{start}->{'exit' if end < 0 else end}" for start, end in file["missing_branches"]]
        found[package_of(path)] = Cover(
            known.run + summary["covered_lines"] + summary.get("covered_branches", 0),
            known.all + summary["num_statements"] + summary.get("num_branches", 0),
            (*known.gaps, f"{path}: {', '.join(missing)}") if missing else known.gaps,
        )
    return found


def faults(found: Mapping[str, Cover], floors: Mapping[str, int]) -> Iterable[str]:
    """Say of each package below its floor by how much, and what is missing; every package needs a floor."""
    for package, cover in sorted(found.items()):
        floor = floors.get(package)
        if floor is None:
            yield f"{package} stands at {cover.percent:.2f} % and has no floor"
        elif cover.percent < floor:
            yield f"{package} stands at {cover.percent:.2f} %, its floor is {floor} %"
            yield from (f"  {gap}" for gap in cover.gaps)


def _main() -> int:
    """Read the data of the last run, show each package, and return 1 where one is below its floor."""
    import coverage

    measured = coverage.Coverage()
    measured.load()
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        measured.json_report(outfile=report.name, ignore_errors=True)
        found = by_package(json.load(report)["files"])
    for package, cover in sorted(found.items()):
        print(f"{cover.percent:6.2f} %  {package}")
    asked = sys.argv[1:]
    low = list(faults({name: cover for name, cover in found.items() if name in asked or not asked}, FLOORS))
    if low:
        print(*low, sep="\n", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(_main())

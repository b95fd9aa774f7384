"""Measures `mentor` against its peers: `python tests/benchmarks/run.py`, some minutes.

The figures go into docs/performance.md.

With words (`python tests/benchmarks/run.py statement find`) only our own commands that have one of them in their name
are measured and printed, with their budgets.

Whole processes, commands of a pair in turn, medians of 15 runs. `mentor` is installed in a scratch environment, not
editable, its bytecode compiled; Watson, jrnl and khal come from PyPI into another, Timewarrior and Taskwarrior are
used where they are installed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from page import parts
from timed import BUDGETS, commands, long_ones, memory
from timing import RUNS, install, measure

import generated


def alone(words: Sequence[str]) -> None:
    """Measure the budgets of our own commands that have one of the words in their name, and print them."""
    with tempfile.TemporaryDirectory() as folder:
        ours, peers = install(Path(folder), alone=True)
        timed = commands(ours, peers, Path(folder))
        wanted = [name for name in timed if any(word in name for word in words)]
        against = [
            one.against for one in BUDGETS if one.what in wanted and not one.against.startswith(("watson", "jrnl"))
        ]
        medians = measure({name: timed[name] for name in dict.fromkeys([*wanted, *against])}, RUNS, first=0)
    for name, median in medians.items():
        print(f"{name}: {median:.0f} ms")
    for budget in BUDGETS:
        if budget.what in wanted and budget.against in medians:
            ratio = medians[budget.what] / medians[budget.against]
            print(f"{budget.what} / {budget.against}: {ratio:.2f}, at most {budget.most}")


def main() -> None:
    """Install, build, measure, and write the page."""
    say: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: E731 - one line
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        say("installing ...")
        ours, peers = install(work)
        say("building the stores ...")
        timed = commands(ours, peers, work)
        say("measuring ...")
        quick = {name: command for name, command in timed.items() if "100,000" not in name or "log" in name}
        medians = measure(quick, RUNS, first=0)
        medians |= measure({n: c for n, c in timed.items() if n not in quick}, 5, first=RUNS + 1)
        medians = {name: medians[name] for name in timed}
        seconds = long_ones(ours, peers, work)
        generated.write("performance.md", parts(medians, seconds, memory(timed)))


if __name__ == "__main__":
    if sys.argv[1:]:
        alone(sys.argv[1:])
    else:
        main()

"""Changes the code in small ways and asks the tests whether they see it: `python tests/mutation.py [PACKAGE ...]`.

PACKAGE is a package that has tests of its own, or a module of it: `rules`, `when/days.py`; `rules` and `when` are tried
where none is named. A change that no test of the package sees is listed with its line, and the run exits 1, unless
`mutation_equivalents.toml` tells why the change makes no difference.

The tests are collected once and a process is forked for each change, which takes effect in a function already loaded.
What takes effect while a module is loaded, and all that was not seen, is tried with everything loaded afresh.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import signal
import sys
import tomllib
import traceback
from collections.abc import Callable, Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import hypothesis
import pytest

from mutants import Mutant, mutants_of

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src"
PACKAGE = SOURCE / "mentorcli"
EQUIVALENTS = TESTS / "mutation_equivalents.toml"
# For all tests of a package: only a change that makes a loop endless comes near either.
SECONDS, BYTES = 40, 2 << 30


def module_name(mutant: Mutant) -> str:
    """Return the name by which the changed module is imported."""
    return ".".join(["mentorcli", *Path(mutant.module).with_suffix("").parts])


class Loader(SourceFileLoader):
    """Loads a module with a change."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(module_name(mutant), str(PACKAGE / mutant.module))
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - there is but one
        """Return the changed code instead of what is on disk."""
        return self.mutant.compiled(self.path)


class Finder:
    """Finds the changed module before anyone else does."""

    def __init__(self, mutant: Mutant) -> None:
        self.loader = Loader(mutant)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return the module where it is the changed one."""
        if name != self.loader.name:
            return None
        return importlib.util.spec_from_file_location(name, self.loader.path, loader=self.loader)


def change_in_place(mutant: Mutant) -> None:
    """Give the function that is loaded already the changed code; whoever imported it has the change then."""
    assert mutant.outermost is not None
    found: Any = sys.modules[module_name(mutant)]
    code = mutant.compiled(str(PACKAGE / mutant.module))
    for name in mutant.function.split("."):
        code = next(part for part in code.co_consts if isinstance(part, CodeType) and part.co_name == name)
        found = vars(found)[name]
        if name == mutant.outermost.name:
            break
    function = getattr(found, "fget", None) or getattr(found, "__func__", found)
    assert isinstance(function, FunctionType), f"{mutant} is no plain function"
    function.__code__ = code


def forked(action: Callable[[], bool], *, limited: bool = False) -> bool:
    """Run an action in a process of its own and return its result; one that fails or asks for too much has seen it."""
    pid = os.fork()
    if pid == 0:
        seen = True
        try:
            if limited:
                signal.alarm(SECONDS)
                resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            seen = action()
        except Exception:  # shown, as nobody else would
            traceback.print_exc()
        finally:
            os._exit(seen)
    return os.waitpid(pid, 0)[1] != 0


class Trials:
    """A plugin of pytest that runs the tests once for each change; without one (None) once as they are.

    The numbers of the changes that no test sees are written to the open file `unseen`, one a line.
    """

    def __init__(self, mutants: Sequence[Mutant | None], unseen: int) -> None:
        self.mutants = mutants
        self.unseen = unseen

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the run."""
        if session.testsfailed:
            raise session.Interrupted("a module of tests cannot be loaded")
        # An example that fails is enough: a smaller one is not looked for.
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile("trial", hypothesis.settings.default, phases=phases)
        hypothesis.settings.load_profile("trial")
        for number, mutant in enumerate(self.mutants):
            if not forked(lambda mutant=mutant: seen(session, mutant), limited=True):  # type: ignore[misc]
                os.write(self.unseen, f"{number}\n".encode())
        return True


def seen(session: pytest.Session, mutant: Mutant | None) -> bool:
    """Return whether a test fails; those of the changed module come first, and what tries many examples last."""
    own = f"test_{Path(mutant.module).stem}" if mutant else ""
    if mutant is not None:
        change_in_place(mutant)
    items = sorted(session.items, key=lambda i: (i.path.stem != own, i.get_closest_marker("hypothesis") is not None))
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return True
    return False


def unseen(package: str, mutants: Sequence[Mutant | None], finder: Finder | None = None) -> list[int]:
    """Return the numbers of the changes that no test of a package sees; `finder` brings one in from the start."""
    ours, theirs = os.pipe()

    def collect() -> bool:
        if finder is not None:
            sys.meta_path.insert(0, finder)
        words = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
            str(TESTS / package),
        ]
        return pytest.main(words, plugins=[Trials(mutants, theirs)]) != 0

    failed = forked(collect)
    os.close(theirs)
    with os.fdopen(ours) as lines:
        found = [int(line) for line in lines]
    return [] if failed else found


def work(package: str, mutants: Sequence[Mutant]) -> list[Mutant]:
    """Return the changes that no test of a package sees, each tried in place first where that can be done."""
    quick = [mutant for mutant in mutants if mutant.outermost is not None]
    left = [quick[number] for number in unseen(package, quick)] if quick else []
    left += [mutant for mutant in mutants if mutant.outermost is None]
    return [mutant for mutant in left if unseen(package, [None], Finder(mutant))]


def survivors(package: str, mutants: Sequence[Mutant], jobs: int) -> list[Mutant]:
    """Return the changes that no test of a package sees; what pytest prints on the way goes nowhere."""
    if not unseen(package, [None]):
        sys.exit(f"The tests of {package} fail as they are.")
    found: list[Mutant] = []
    running = []
    for job in range(jobs):
        ours, theirs = os.pipe()
        own = range(job, len(mutants), jobs)
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                nowhere = os.open(os.devnull, os.O_RDWR)
                os.dup2(nowhere, 1)
                left = set(work(package, [mutants[number] for number in own]))
                os.write(theirs, "".join(f"{number}\n" for number in own if mutants[number] in left).encode())
                code = 0
            finally:
                os._exit(code)
        os.close(theirs)
        running.append((pid, ours))
    for pid, ours in running:
        with os.fdopen(ours) as lines:
            found += [mutants[int(line)] for line in lines]
        if os.waitpid(pid, 0)[1]:
            sys.exit(f"A worker of {package} failed.")
    return sorted(found, key=lambda mutant: (mutant.module, mutant.line))


def modules(wanted: str) -> Iterable[Path]:
    """Return the files of a package, or the one module."""
    path = PACKAGE / wanted
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def explained() -> dict[tuple[str, str, str, str], str]:
    """Return the changes that make no difference, with the reasons."""
    entries = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))["equivalent"]
    return {(e["module"], e["function"], e["before"], e["after"]): e["reason"] for e in entries}


def main() -> int:
    """Try every change and list those that no test sees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", nargs="*", default=["rules", "when"])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    options = parser.parse_args()
    os.environ["CI"] = "1"  # the same examples for every change
    sys.path[:0] = [str(SOURCE), str(TESTS)]
    reasons, tried, left = explained(), set(), []
    for wanted in options.package:
        mutants = [mutant for file in modules(wanted) for mutant in mutants_of(file, PACKAGE)]
        tried |= {mutant.key for mutant in mutants}
        found = survivors(wanted.split("/")[0], mutants, options.jobs)
        print(f"{wanted}: {len(mutants)} changes, {len(found)} not seen, "
              f"{sum(mutant.key in reasons for mutant in found)} of them explained")  # fmt: skip
        for mutant in found:
            if mutant.key not in reasons:
                print(mutant, flush=True)
                left.append(mutant)
    gone = [key for key in reasons if key not in tried and key[0].startswith(tuple(options.package))]
    for key in gone:
        print("explained, but not in the code:", *key)
    return 1 if left or gone else 0


if __name__ == "__main__":
    sys.exit(main())

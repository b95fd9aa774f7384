"""Changes the code in small ways and asks the tests whether they see it: `python tests/mutation.py [PACKAGE ...]`.

PACKAGE is a package that has tests of its own, or a module of it: `rules`, `when/days.py`; `rules` and `when` are tried
where none is named. A change that no test of the package sees is listed with its line, and the run exits 1, unless
`mutation_equivalents.toml` tells why the change makes no difference: that one is tried only with --explained.

The tests run once as they are, to know which of them call which function. For a change in a function that is loaded, a
process is forked that runs those tests alone, the module's own first, until one fails. What takes effect while a module
is loaded is tried with everything loaded afresh, the module's own tests before all others.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import os
import resource
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

import hypothesis
import pytest

from mutants import Mutant, mutants_of

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src"
PACKAGE = SOURCE / "mentorcli"
EQUIVALENTS = TESTS / "mutation_equivalents.toml"
BYTES = 2 << 30  # only a change that makes a loop endless comes near it


class Call(NamedTuple):
    """A test that calls a function, and how many seconds the whole test took."""

    test: str
    seconds: float


Key = tuple[str, str, str, str]  # of a change: see Mutant.key
Calls = dict[str, list[Call]]  # by module and function
LOADING = "(loading)"  # stands for a test where a function is called while modules are loaded


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


class Apart:
    """An action that runs in a process of its own, for so many seconds at most (0: as long as it takes)."""

    def __init__(self, action: Callable[[], object], *, seconds: int = 0) -> None:
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the result is read
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                if seconds:
                    signal.alarm(seconds)
                    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
                self.said.write(json.dumps(action()).encode())
                self.said.flush()
                code = 0
            except Exception:  # shown, as nobody else would
                traceback.print_exc()
            finally:
                os._exit(code)

    def result(self) -> Any:
        """Return the action's result as JSON holds it, None where it failed or asked for too much."""
        failed = os.waitpid(self.pid, 0)[1] != 0
        with self.said:
            self.said.seek(0)
            return None if failed else json.loads(self.said.read())


def one_by_one(items: Sequence[pytest.Item]) -> Iterator[pytest.Item]:
    """Run tests, each of them when the next is asked for."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        yield item


class Plugin:
    """A plugin of pytest that does something of its own with the tests; its result is the action's."""

    def __init__(self, action: Callable[[pytest.Session], object]) -> None:
        self.action = action
        self.result: Any = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the run."""
        if session.testsfailed:
            raise session.Interrupted("a module of tests cannot be loaded")
        # An example that fails is enough: a smaller one is not looked for.
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile("trial", hypothesis.settings.default, phases=phases)
        hypothesis.settings.load_profile("trial")
        gc.freeze()  # what is loaded is shared with the processes that are forked
        self.result = self.action(session)
        return True


def collected(tests: Path, action: Callable[[pytest.Session], object], finder: Finder | None = None) -> Any:
    """Return what an action makes of the tests, None where they cannot be loaded; `finder` brings a change in."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    if finder is not None:
        sys.meta_path.insert(0, finder)
    plugin = Plugin(action)
    rewritten = "ignore::pytest.PytestAssertRewriteWarning"
    failed = pytest.main(["-q", "--tb=no", "-p", "no:cacheprovider", "-W", rewritten, str(tests)], plugins=[plugin])
    return None if failed else plugin.result


def calls(tests: Path) -> Calls | None:
    """Return which of the tests call which function of ours, None where one fails as things are."""
    called: dict[int, CodeType] = {}

    def note(frame: FrameType, *_: object) -> None:
        called[id(frame.f_code)] = frame.f_code

    def functions() -> set[str]:
        seen = [*called.values()]
        called.clear()
        codes = [code for code in seen if code.co_filename.startswith(f"{PACKAGE}/")]
        return {f"{Path(c.co_filename).relative_to(PACKAGE)} {c.co_qualname.split('.<locals>')[0]}" for c in codes}

    def run(session: pytest.Session) -> Calls | None:
        found = {name: [Call(LOADING, 0)] for name in functions()}
        started = time.monotonic()
        for item in one_by_one(session.items):
            seconds = time.monotonic() - started
            for name in functions():
                found.setdefault(name, []).append(Call(item.nodeid, seconds))
            started = time.monotonic()
        return None if session.testsfailed else found

    sys.settrace(note)
    found: Calls | None = collected(tests, run)
    sys.settrace(None)
    return found


def not_seen_in_place(session: pytest.Session, mutants: Sequence[Mutant], known: Calls) -> list[int]:
    """Return the numbers of the changes to loaded functions that no test sees which calls the function."""
    items = {item.nodeid: item for item in session.items}
    left = []
    for number, mutant in enumerate(mutants):
        tests = [Call(*call) for call in known.get(function_of(mutant), []) if call[0] != LOADING]
        tests.sort(key=lambda call: (not own(items[call.test], mutant), call.seconds))
        chosen = [items[call.test] for call in tests]
        seconds = most_seconds(tests)
        trial = Apart(lambda: fails(session, chosen, mutant), seconds=seconds)  # noqa: B023 - it is run at once
        if trial.result() is False:
            left.append(number)
    return left


def function_of(mutant: Mutant) -> str:
    """Return the module and the function that a change is in, without the functions inside that one."""
    assert mutant.outermost is not None
    names = mutant.function.split(".")
    return f"{mutant.module} {'.'.join(names[: names.index(mutant.outermost.name) + 1])}"


def own(item: pytest.Item, mutant: Mutant) -> bool:
    """Return whether a test stands in the file that tries the changed module."""
    return item.path.stem == f"test_{Path(mutant.module).stem}"


def fails(session: pytest.Session, items: Sequence[pytest.Item], mutant: Mutant | None = None) -> bool:
    """Run tests until one fails and return whether one did, with a change to what is loaded."""
    if mutant is not None:
        change_in_place(mutant)
    return any(session.testsfailed for _ in one_by_one(items))


def most_seconds(tests: Iterable[Call]) -> int:
    """Return how long tests may take that took so long as they are: only an endless loop takes longer."""
    return 20 + 5 * int(sum({call.test: call.seconds for call in tests}.values()))


def seen_afresh(mutant: Mutant, tests: Path, seconds: int) -> bool:
    """Return whether tests see a change that is there when they are loaded; those of many examples come last."""

    def quick_first(session: pytest.Session) -> bool:
        return fails(session, sorted(session.items, key=lambda i: (not own(i, mutant), slow(i))))

    def slow(item: pytest.Item) -> bool:
        return item.get_closest_marker("hypothesis") is not None

    return Apart(lambda: collected(tests, quick_first, Finder(mutant)), seconds=seconds).result() is not False


def not_seen(mutants: Sequence[Mutant], tests: Path, known: Calls) -> list[Mutant]:
    """Return the changes that no test of a package sees."""
    quick = [mutant for mutant in mutants if mutant.outermost is not None]
    numbers = Apart(lambda: collected(tests, lambda session: not_seen_in_place(session, quick, known))).result()
    assert numbers is not None
    left = [quick[number] for number in numbers]
    seconds = most_seconds(Call(*call) for several in known.values() for call in several)
    left = [mutant for mutant in left if not (called_loading(mutant, known) and seen_afresh(mutant, tests, seconds))]
    for mutant in mutants:
        places = [*tests.rglob(f"test_{Path(mutant.module).stem}.py"), tests]
        if mutant.outermost is None and not any(seen_afresh(mutant, place, seconds) for place in places):
            left.append(mutant)
    return left


def called_loading(mutant: Mutant, known: Calls) -> bool:
    """Return whether the changed function is called while modules are loaded."""
    return any(test == LOADING for test, _ in known.get(function_of(mutant), []))


@cache
def calls_of(package: str) -> Calls:
    """Return which of a package's tests call which function."""
    known: Calls | None = Apart(lambda: calls(TESTS / package)).result()
    if known is None:
        sys.exit(f"The tests of {package} fail as they are.")
    return known


def survivors(package: str, mutants: Sequence[Mutant], jobs: int) -> list[Mutant]:
    """Return the changes that no test of a package sees, in the order of the code."""
    tests = TESTS / package
    known = calls_of(package)
    places = [range(job, len(mutants), jobs) for job in range(jobs)]

    def work(own: range) -> list[int]:
        left = not_seen([mutants[place] for place in own], tests, known)
        return [place for place in own if mutants[place] in left]

    found: list[Mutant] = []
    for worker in [Apart(lambda own=own: work(own)) for own in places]:  # type: ignore[misc]
        numbers = worker.result()
        if numbers is None:
            sys.exit(f"A worker of {package} failed.")
        found += [mutants[number] for number in numbers]
    return sorted(found, key=lambda mutant: (mutant.module, mutant.line))


def modules(wanted: str) -> Iterable[Path]:
    """Return the files of a package, or the one module."""
    path = PACKAGE / wanted
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def explained() -> dict[Key, str]:
    """Return the changes that make no difference, with the reasons."""
    entries = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))["equivalent"]
    return {(e["module"], e["function"], e["before"], e["after"]): e["reason"] for e in entries}


def listed(wanted: str, reasons: dict[Key, str], options: argparse.Namespace) -> list[str]:
    """Try the changes to a package or a module; print and return a line for each that asks for a test or a reason."""
    started = time.monotonic()
    mutants = [mutant for file in modules(wanted) for mutant in mutants_of(file, PACKAGE)]
    tried = [mutant for mutant in mutants if options.explained or mutant.key not in reasons]
    found = survivors(wanted.split("/", maxsplit=1)[0], tried, options.jobs)
    keys = {mutant.key for mutant in found}
    left = [str(mutant) for mutant in found if mutant.key not in reasons]
    left += [f"explained, but seen: {mutant}" for mutant in tried if mutant.key in reasons and mutant.key not in keys]
    gone = reasons.keys() - {mutant.key for mutant in mutants}
    left += [f"explained, but not in the code: {' '.join(key)}" for key in gone if key[0].startswith(wanted)]
    seconds = round(time.monotonic() - started)
    print(f"{wanted}: {len(tried)} of {len(mutants)} changes in {seconds} s, {len(left)} to look at")
    for line in left:
        print(line, flush=True)
    return left


def main() -> int:
    """Try every change and list those that no test sees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", nargs="*", default=["rules", "when"])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--explained", action="store_true", help="try what is explained too, and list what is seen")
    options = parser.parse_args()
    os.environ["CI"] = "1"  # the same examples for every change
    sys.path[:0] = [str(SOURCE), str(TESTS)]
    reasons = explained()
    bad = [line for wanted in options.package for line in listed(wanted, reasons, options)]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

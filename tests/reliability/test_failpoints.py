"""A fault and a kill at every step of every write path: the change is all there or not at all."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.app import main
from mentorcli.store import files
from reliability.cases import CASES, Case, state_of
from reliability.conftest import Tell
from reliability.harness import counting, driver, in_child, steps_of
from store.kit import contents


class Bench:
    """A case with the states before and after it, and a fresh store for every try."""

    def __init__(self, case: Case, tmp_path: Path, mentor: Mentor) -> None:
        self.words = case.words
        self.template = tmp_path / "template"
        self.store = tmp_path / "store"
        case.prepare(self.template)
        self.before = state_of(self.template)
        self.fresh()
        self.steps = steps_of(lambda: mentor(*self.words))
        self.after = state_of(self.store)
        assert self.steps, "nothing was written"

    def fresh(self) -> Path:
        """Put the store back to where it was before the command."""
        shutil.rmtree(self.store, ignore_errors=True)
        if self.template.exists():
            shutil.copytree(self.template, self.store)
        return self.store

    def settled(self, mentor: Mentor) -> None:
        """Write once more and see that nothing is left over and all of it reads."""
        before = set(state_of(self.store))
        assert mentor("student", "add", "The Next One").code == 0
        assert set(state_of(self.store)) == before | {"the-next-one", "mentor"}
        assert not [path for path in (self.store / "students").iterdir() if path.name.startswith(".")]
        left = [path.name for path in self.store.rglob(".*") if path.name not in (".lock", ".undone")]
        assert len(left) <= 1, left


@pytest.fixture(params=CASES)
def bench(request: pytest.FixtureRequest, tmp_path: Path, mentor: Mentor) -> Bench:
    """Return one write path after the other."""
    return Bench(CASES[request.param], tmp_path, mentor)


def kept(folder: Path) -> dict[str, bytes]:
    """Return the bytes of a store but for what a failure may leave: tombstones, and torn lines set aside."""
    return {
        name: data
        for name, data in (contents(folder) if folder.exists() else {}).items()
        if not name.startswith("erased/") and not name.endswith(".torn")
    }


def unswept(data: dict[str, bytes]) -> dict[str, bytes]:
    """Return the bytes without what an earlier interruption had left."""
    return {name: content for name, content in data.items() if "/." not in name}


@pytest.mark.parametrize("number", [5, 28], ids=["EIO", "ENOSPC"])
def test_a_fault_at_every_step(
    bench: Bench, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tell: Tell, number: int
) -> None:
    """An error of the system at any step: exit 5 and the bytes of before, or saved and said; the next write works."""

    def fail_at(step: int) -> Callable[[str], None]:
        def hook(count: int, _: str) -> None:
            if count == step:
                raise OSError(number, os.strerror(number))

        return counting(hook)

    for step, name in enumerate(bench.steps, 1):
        bytes_before = unswept(kept(bench.fresh()))
        monkeypatch.setattr(files, "on_step", fail_at(step))
        ran = mentor(*bench.words)
        monkeypatch.undo()
        _again(monkeypatch, bench.store)
        assert "Traceback" not in ran.err
        if ran.code == 0:
            assert state_of(bench.store) == bench.after, (step, name)
        else:
            assert ran.code == 5, (step, name, ran)
            assert state_of(bench.store) == bench.before, (step, name)
            _same_but_for_doubt(unswept(kept(bench.store)), bytes_before, (step, name))
        bench.settled(mentor)
        tell("faults at a step", 1)


def _again(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    """Set again what undoing the hook took away with it."""
    monkeypatch.setenv("MENTOR_HOME", str(store))
    monkeypatch.setenv("XDG_STATE_HOME", str(store.parent / "user" / "xdg_state_home"))
    monkeypatch.setenv("MENTOR_NOW", "2026-11-24T15:00:00+01:00")


def _same_but_for_doubt(now: dict[str, bytes], before: dict[str, bytes], where: object) -> None:
    """Hold the bytes to be the same: a new store may have its own file, and the mentor's journal may have a doubt."""
    if not before:
        now.pop("store.toml", None)
    mine, theirs = now.pop("mentor.jsonl", b""), before.pop("mentor.jsonl", b"")
    assert mine.startswith(theirs), where
    assert all(b'"first session"' in line or b"first" in line for line in mine[len(theirs) :].splitlines()), where
    assert now == before, where


def test_an_interruption_at_every_step(
    bench: Bench, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    """Ctrl-C at any step: exit 130, the change is all there or not at all, and the next write works."""

    def interrupt_at(step: int) -> Callable[[str], None]:
        def hook(count: int, _: str) -> None:
            if count == step:
                raise KeyboardInterrupt

        return counting(hook)

    for step, name in enumerate(bench.steps, 1):
        bench.fresh()
        monkeypatch.setattr(files, "on_step", interrupt_at(step))
        ran = mentor(*bench.words)
        monkeypatch.undo()
        _again(monkeypatch, bench.store)
        assert ran.code == 130, (step, name, ran)
        assert state_of(bench.store) in (bench.before, bench.after), (step, name)
        bench.settled(mentor)
        tell("interruptions at a step", 1)


def test_a_kill_at_every_step(bench: Bench, mentor: Mentor, full: bool, tell: Tell) -> None:
    """A process killed at any step: the change is all there or not at all, and the next write works.

    The quick part forks; the full run starts a process of its own for every step.
    """
    for step, name in enumerate(bench.steps, 1):
        bench.fresh()
        if full:
            with driver("run", str(step), *bench.words) as process:
                process.communicate()
            assert process.returncode == -signal.SIGKILL, (step, name)
        else:
            assert not in_child(lambda: main(bench.words), step), (step, name)
        assert state_of(bench.store) in (bench.before, bench.after), (step, name)
        bench.settled(mentor)
        tell("kills at a step", 1)


def test_kills_leave_nothing_that_grows(bench: Bench, full: bool) -> None:
    """A command killed at the same step ten times leaves no more behind than one killed five times.

    Every fourth step is tried, which of them depends on how many there are: each one is killed at in the test above.
    """
    for step in range(1 + len(bench.steps) % 4, len(bench.steps) + 1, 1 if full else 4):
        bench.fresh()
        sizes = []
        for _ in range(10):
            try:
                ended = in_child(lambda: main(bench.words), step)
            except AssertionError:  # it refuses to do twice what the first one did before it was killed
                break
            there = [path for path in bench.store.rglob("*") if ".undone" not in path.parts]  # which each undo adds to
            sizes.append(len(there) if not ended else -1)
        # The first kills may each come further, since what they made stays.
        assert max(sizes[5:], default=0) <= max(sizes[:5], default=0), (step, sizes)

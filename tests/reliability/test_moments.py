"""Answers are of one state: while everything changes, and whatever a change left that was interrupted.

`python -m pytest tests/reliability/test_moments.py --races 200` takes 200 exports while imports, undos of them and
restores run; a few are taken with every test run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor, Ran
from mentorcli.app import main
from mentorcli.store import files
from reliability.conftest import Tell
from reliability.harness import counting, in_child, steps_of
from reliability.races import race, state
from reliability.test_bulk import importing, redoing, restoring, undoing
from reliability.test_failpoints import _again
from store.kit import contents

Words = tuple[str, ...]
_READERS: tuple[Words, ...] = (
    ("student", "list", "--all", "--json"),
    ("student", "show", "amelie", "--json"),
    ("session", "list", "--json"),
    ("agenda", "--json"),
    ("attendance", "--json"),
    ("noshow", "list", "--json"),
    ("contact", "next", "--json"),
    ("training", "status", "--json"),
    ("faq", "list", "--json"),
    ("config", "list", "--json"),
    ("student", "show", "sam"),
    ("store", "export", "--format", "csv"),
    ("store", "export"),
)


def answers(mentor: Mentor) -> list[str]:
    """Return what every reader answers, without what is drawn by lot."""
    found = []
    for words in _READERS:
        ran = mentor(*words)
        assert ran.code != 4, (words, ran)
        assert "Traceback" not in ran.err
        found.append(_plain(words, ran))
    return found


def _plain(words: Words, ran: Ran) -> str:
    if words != ("store", "export"):
        return f"{ran.code} {ran.out}"
    document = json.loads(ran.out)
    own = {kind: rows for kind, rows in document["mentor"].items() if kind != "first-session"}
    return json.dumps([document["students"], document["sessions"], own])


def changed_settings(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Put back a backup with other settings, an own answer and a student less."""
    words = restoring(mentor, store, tmp_path)
    assert mentor("config", "set", "lang", "fr").code == 0
    assert mentor("faq", "add", "Where?", "There.").code == 0
    assert mentor("store", "backup", str(tmp_path / "second.tar.gz")).code == 0
    assert mentor("config", "set", "lang", "en").code == 0
    assert mentor("faq", "add", "When?", "Now.").code == 0
    assert mentor("student", "merge", "sam", "amelie", "--yes").code == 0
    assert mentor("student", "edit", "amelie", "--slug", "ames").code == 0
    return (*words[:2], str(tmp_path / "second.tar.gz"), "--yes")


def taking_back(mentor: Mentor, store: Path, tmp_path: Path) -> Words:
    """Take such a restore back."""
    assert mentor(*changed_settings(mentor, store, tmp_path)).code == 0
    return ("undo",)


class Bench:
    """A change, the answers before and after it, and a fresh store for every try."""

    def __init__(
        self, prepare: Callable[[Mentor, Path, Path], Words], mentor: Mentor, store: Path, tmp_path: Path
    ) -> None:
        self.mentor = mentor
        self.words = prepare(mentor, store, tmp_path)
        self.store = store
        self.template = tmp_path / "template"
        shutil.copytree(store, self.template)
        self.before = answers(mentor)
        self.steps = steps_of(lambda: mentor(*self.words))
        self.after = answers(mentor)
        assert self.before != self.after

    def fresh(self) -> None:
        """Put the store back to where it was before the change."""
        shutil.rmtree(self.store)
        shutil.copytree(self.template, self.store)

    def settled(self, shown: list[str], where: object) -> None:
        """See that reading changed nothing, that the next change works and that nothing is left to be repaired."""
        left = contents(self.store)
        assert answers(self.mentor) == shown, where
        assert contents(self.store) == left, where
        assert self.mentor("student", "add", "The Next One").code == 0, where
        assert self.mentor("undo").code == 0, where
        assert answers(self.mentor) == shown, where
        checked = self.mentor("store", "check", "--json").json()
        stray = [fault for fault in checked["faults"] if not fault["path"].endswith(".tmp")]
        assert not stray, (where, stray)


@pytest.fixture(params=[importing, undoing, redoing, restoring, changed_settings, taking_back])
def bench(request: pytest.FixtureRequest, mentor: Mentor, store: Path, tmp_path: Path) -> Bench:
    """Return one large change after the other."""
    return Bench(request.param, mentor, store, tmp_path)


def test_what_a_kill_leaves_is_one_state_to_every_reader(bench: Bench, full: bool, tell: Tell) -> None:
    """At any step of a large change: all of before or all of after, without a repair, by whoever reads first."""
    for step in range(1, len(bench.steps) + 1, 1 if full else 41):
        bench.fresh()
        assert not in_child(lambda: main(bench.words), step), step
        shown = answers(bench.mentor)
        assert shown in (bench.before, bench.after), (step, bench.steps[step - 1])
        bench.settled(shown, (step, bench.steps[step - 1]))
        tell("kills after which every reader shows one state", 1)


@pytest.mark.parametrize("number", [5, 28], ids=["EIO", "ENOSPC"])
def test_an_error_is_nothing_or_a_warning(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, full: bool, tell: Tell, number: int
) -> None:
    """At any step of a large change: exit 5 and all of before, or exit 0, all of after, and what is left is said."""
    for step in range(1 + (number == 28), len(bench.steps) + 1, 1 if full else 41):
        bench.fresh()
        monkeypatch.setattr(files, "on_step", counting(_failing_at(step, number)))
        ran = bench.mentor(*bench.words)
        monkeypatch.undo()
        _again(monkeypatch, bench.store)
        where = (step, bench.steps[step - 1], ran)
        assert ran.code in (0, 5), where
        shown = answers(bench.mentor)
        assert shown == (bench.after if ran.code == 0 else bench.before), where
        bench.settled(shown, where)
        tell("errors at a step of a change over many files", 1)


def _failing_at(step: int, number: int) -> Callable[[int, str], None]:
    def hook(count: int, name: str) -> None:
        if count == step:
            raise OSError(number, f"at {name}")

    return hook


def test_exports_while_everything_changes(
    mentor: Mentor, store: Path, tmp_path: Path, request: pytest.FixtureRequest, full: bool, tell: Tell
) -> None:
    """Each is the state before or after, never a mixture, and none fails."""
    export = Path(importing(mentor, store, tmp_path)[2])
    backup = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(backup)).code == 0
    few = state(mentor("store", "export").out)
    assert mentor("store", "import", str(export)).code == 0
    many = state(mentor("store", "export").out)
    assert mentor("undo").code == 0
    found = race(export, backup, request.config.getoption("--races") or (200 if full else 8))
    assert found.states <= {few, many}
    tell("exports of one state while everything changed", found.met)

"""Computers with one store that do as they like: in the end all have the same, and nothing is lost or back."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from mentorcli.store.sync.git import Done, Git
from reliability import clones, many_syncs, quick_git
from reliability.clone_commands import BY_FUNCTION, COMMANDS, LEFT_OUT, tried
from reliability.crash_cases import CHANGES_NOTHING, CRASHES, NEEDS_A_TERMINAL, OF_GIT
from test_year import every_command

AT_ONCE = 10
GIT = shutil.which("git") or "git"


@pytest.mark.parametrize("first", range(1, clones.IN_SUITE + 1, AT_ONCE))
def test_all_computers_end_with_the_same(first: int) -> None:
    """Commands, syncs, kills, clocks, a place that is away or put back, all by chance; 2,000 by `clones.py 2000`."""
    for seed in range(first, first + AT_ONCE):
        clones.play(seed, steps=clones.steps_of(seed))


def test_every_command_that_changes_something_is_typed_or_left_out_for_a_reason() -> None:
    """A new command fails this until it is in one of the lists."""
    changing = CRASHES.keys() | NEEDS_A_TERMINAL
    assert tried() | LEFT_OUT.keys() >= changing - {"sync", "sync init"}  # which each run does
    assert not tried() & LEFT_OUT.keys()
    assert not (tried() | LEFT_OUT.keys()) - set(every_command())
    assert changing | CHANGES_NOTHING | OF_GIT == {*every_command(), "sync"}
    assert {text for _, text in COMMANDS if text[0] == "!"} >= BY_FUNCTION.keys()


def test_every_command_has_something_to_do_at_the_beginning(tmp_path: Path) -> None:
    """Words that are always refused would try nothing; a comparison with a file ends with 1, and saves its columns."""
    with tempfile.TemporaryDirectory(dir=clones.in_memory() or tmp_path) as made, clones.one_program():
        for number, text in enumerate(one for _, one in COMMANDS if one[0] != "!"):
            world = clones.World(Path(made, str(number)), number)
            world.begin()
            wanted = 1 if text.startswith("reconcile") else 0
            assert any(world.type(world.clones[0], text) == wanted for _ in range(60)), text


@pytest.mark.parametrize("seed", [5, 12])
def test_git_goes_on_where_the_quick_one_stopped(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question is asked of either, by chance: both work on the same files, and git finds them sound."""
    chance, asked, counts = random.Random(seed), Git._start, {"git": 0, "quick": 0}  # noqa: S311

    def start(git: Git, words: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> Done:
        one = "quick" if chance.random() < 0.5 else "git"
        counts[one] += 1
        if one == "git":
            return asked(git, words, stdin, extra)
        with quick_git.answering():
            return Git._start(git, words, stdin, extra)

    monkeypatch.setattr(Git, "_start", start)
    monkeypatch.setattr(clones, "OF_GIT", 1)
    looked: list[Path] = []
    clones.play(seed, steps=20, looked=lambda folder: looked.extend(sound(folder)))
    assert len(looked) > 2
    assert min(counts.values()) > 20


def sound(folder: Path) -> list[Path]:
    """Return the repositories below a folder, each of which git finds sound."""
    found = [folder / "place.git", *folder.glob("*/store/.git")]
    for one in found:
        words = [GIT, "--git-dir", str(one), "fsck", "--strict", "--full"]
        done = subprocess.run(words, capture_output=True, check=True, text=True)
        assert "missing" not in done.stdout + done.stderr
    return found


def test_a_sync_that_is_killed_is_made_good(tmp_path: Path) -> None:
    """At some of its steps; at every one by `clones.py kills`."""
    with tempfile.TemporaryDirectory(dir=clones.in_memory() or tmp_path) as made:
        assert clones.killed_at_each_step(Path(made, "run"), every=23) > 100


def test_what_git_keeps_stays_small(tmp_path: Path) -> None:
    """A few syncs of the sample store here, 1,000 by `many_syncs.py 1000`."""
    with tempfile.TemporaryDirectory(dir=clones.in_memory() or tmp_path) as made:
        found = many_syncs.largest(Path(made), 6)
    assert found.keys() == {"a", "b", "place"}
    assert max(most for most, _ in found.values()) < many_syncs.MOST / 5

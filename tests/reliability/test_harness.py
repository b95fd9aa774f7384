"""The harness finds what a naive store loses, and nothing lost by ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from reliability.conftest import Tell
from reliability.harness import in_child, kill_at_random, outcome, race, steps_of, switches
from reliability.subject import SUBJECTS


def killed_at_every_step(subject: str, folder: Path) -> list[str]:
    """Kill an addition at each of its steps and return what was wrong afterwards."""
    one = SUBJECTS[subject]
    one.prepare(folder)
    one.add(folder, "first")
    wrong = []
    for step in range(1, len(steps_of(lambda: one.add(folder, "second"))) + 1):
        assert not in_child(lambda step=step: one.add(folder, f"at {step}"), step)  # type: ignore[misc]
        found = outcome(subject, folder, {"first", "second"})
        if found.broken or found.lost:
            wrong.append(f"step {step}: {found.broken or found.lost}")
            (folder / "notes.json").unlink(missing_ok=True)
            one.add(folder, "first")
            one.add(folder, "second")
    return wrong


def test_the_store_survives_a_kill_at_every_step(tmp_path: Path) -> None:
    """After a kill at any step of an addition, whatever was kept before is there."""
    assert killed_at_every_step("store", tmp_path / "store") == []


def test_the_harness_sees_a_naive_store_break(tmp_path: Path) -> None:
    """A store that overwrites its file is found broken by the same kills."""
    assert len(killed_at_every_step("naive", tmp_path / "naive")) >= 2


def test_writers_at_once_lose_nothing(tmp_path: Path, full: bool, tell: Tell) -> None:
    """8 writers x 25 that really interleave: every acknowledged id is there, and no other."""
    for number in range(10 if full else 1):
        folder = tmp_path / str(number)
        SUBJECTS["store"].prepare(folder)
        found, order = race("store", folder, 8, 25)
        assert found.broken == ""
        assert found.lost == set()
        assert len(found.acknowledged) == 200
        assert found.known == found.acknowledged
        assert switches(order) > 20, "the writers went one after another: nothing was tried"
        tell("entries by 8 writers at once, acknowledged", len(found.acknowledged))
        tell("entries by 8 writers at once, lost", len(found.lost))


def test_the_harness_sees_a_naive_store_lose(tmp_path: Path) -> None:
    """The same race makes a store without a lock lose what it acknowledged."""
    lost = 0
    for attempt in range(5):  # one is nearly always enough
        folder = tmp_path / str(attempt)
        folder.mkdir()
        found, _ = race("naive", folder, 8, 25)
        lost += len(found.lost) or bool(found.broken)
        if lost:
            break
    assert lost


def test_random_kills_lose_nothing(tmp_path: Path, full: bool, tell: Tell) -> None:
    """A process killed at random moments, again and again on one store, loses nothing it acknowledged."""
    folder = tmp_path / "store"
    SUBJECTS["store"].prepare(folder)
    found, killed = kill_at_random("store", folder, 300 if full else 8, seed=20261123)
    assert found.broken == ""
    assert found.lost == set()
    assert killed == (300 if full else 8)
    assert found.acknowledged, "no process lived long enough to write"
    tell("random kills", killed)
    tell("entries acknowledged before a random kill", len(found.acknowledged))
    tell("entries lost by a random kill", len(found.lost))
    strays = [path.name for path in folder.rglob("*") if path.name.startswith(".") and path.name != ".lock"]
    assert strays == []


@pytest.mark.parametrize(("order", "count"), [(["a-1", "a-2", "b-1"], 1), (["a-1", "b-1", "a-2"], 2), ([], 0)])
def test_switches_are_counted(order: list[str], count: int) -> None:
    """The measure of interleaving counts changes of writer."""
    assert switches(order) == count

"""A process killed at any step of any write path leaves a store of which both routes read the very same sessions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.app import main
from recount.test_journals import same
from reliability.cases import CASES
from reliability.harness import in_child, steps_of


@pytest.mark.parametrize("name", CASES)
def test_a_killed_change_is_read_the_same_twice(name: str, store: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Whether it counts or not: what is under way, aside or torn is judged alike."""
    template = tmp_path / "template"
    CASES[name].prepare(template)

    def fresh() -> None:
        shutil.rmtree(store, ignore_errors=True)
        if template.exists():
            shutil.copytree(template, store)

    fresh()
    steps = steps_of(lambda: mentor(*CASES[name].words))
    for step in range(1, len(steps) + 1):
        fresh()
        assert not in_child(lambda: main(CASES[name].words), step), (name, step)
        if (store / "store.toml").exists():
            same(store)

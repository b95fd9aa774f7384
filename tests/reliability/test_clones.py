"""Computers with one store that do as they like: in the end all have the same, and nothing is lost or back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from reliability import clones


@pytest.mark.parametrize("seed", range(1, 9))
def test_all_computers_end_with_the_same(seed: int) -> None:
    """Commands, syncs, kills, clocks, a place that is away or put back, all by chance; 2,000 by `clones.py 2000`."""
    clones.play(seed, steps=25)


def test_a_sync_that_is_killed_is_made_good(tmp_path: Path) -> None:
    """At some of its steps; at every one by `clones.py kills`."""
    with tempfile.TemporaryDirectory(dir=clones.in_memory() or tmp_path) as made:
        assert clones.killed_at_each_step(Path(made, "run"), every=23) > 100

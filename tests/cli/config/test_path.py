"""`mentor config path`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from terminal import mentor_started


def test_the_path_is_printed(mentor: Mentor, store: Path) -> None:
    """Whether or not there is a file."""
    assert mentor("config", "path").out == f"{store / 'config.toml'}\n"
    assert mentor("config", "path", "--json").json() == {"path": str(store / "config.toml"), "exists": False}


@pytest.mark.parametrize("words", [("config", "path"), ("store", "path")])
def test_a_path_to_copy_is_not_broken(words: tuple[str, ...], tmp_path: Path) -> None:
    """Not even in a terminal that is narrower than the path."""
    home = tmp_path / ("mentoring " * 5).strip()
    terminal = mentor_started("--store", str(home), *words, columns=40)
    terminal.end()
    assert str(home) in terminal.shown

"""`mentor config path`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_the_path_is_printed(mentor: Mentor, store: Path) -> None:
    """Whether or not there is a file."""
    assert mentor("config", "path").out == f"{store / 'config.toml'}\n"
    assert mentor("config", "path", "--json").json() == {"path": str(store / "config.toml"), "exists": False}

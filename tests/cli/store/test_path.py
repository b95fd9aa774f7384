"""`mentor store path`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_the_folder_is_printed_before_anything_is_there(store: Path, mentor: Mentor) -> None:
    """It is the folder in use, which nothing makes before the first change."""
    assert mentor("store", "path").out == f"{store}\n"
    assert mentor("store", "path", "--json").json() == {"path": str(store), "config": str(store / "config.toml")}
    assert not store.exists()


def test_the_option_goes_before_the_environment(mentor: Mentor, tmp_path: Path) -> None:
    """--store names another folder for this run."""
    assert mentor("--store", str(tmp_path / "other"), "store", "path").out == f"{tmp_path / 'other'}\n"

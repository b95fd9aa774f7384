"""A file that says by its lock that somebody is at work."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from mentorcli.store import files, held_file, lock


def test_one_at_a_time(tmp_path: Path) -> None:
    """Who comes second is told so, in the same process too; with the first one it goes."""
    path = tmp_path / "text.open"
    assert not held_file.is_held(path)
    with held_file.held(path, lambda: files.folder(str(tmp_path))) as free:
        assert free
        assert held_file.is_held(path)
        with held_file.held(path, lambda: files.folder(str(tmp_path))) as second:
            assert not second
        assert path.exists()
    assert not path.exists()


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_went_meanwhile_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool) -> None:
    """Its lock would tell nobody anything: gone, or another one of its name."""
    path = tmp_path / "text.open"
    taken: list[int] = []

    def at_once(fd: int) -> bool:
        if not taken:
            path.unlink()
            if again:
                path.touch()
        taken.append(fd)
        return True

    monkeypatch.setattr(lock, "at_once", at_once)
    with held_file.held(path, lambda: files.folder(str(tmp_path))) as free:
        assert free
        assert len(taken) == 2
        assert path.exists()


def test_a_file_that_is_no_longer_held_is_not(tmp_path: Path) -> None:
    """A killed process leaves it, and no lock."""
    path = tmp_path / "text.open"
    path.touch()
    assert not held_file.is_held(path)
    with contextlib.suppress(RuntimeError), held_file.held(path, lambda: files.folder(str(tmp_path))):
        raise RuntimeError
    assert not path.exists()

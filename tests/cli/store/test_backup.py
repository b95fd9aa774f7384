"""`mentor store backup`."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cli.store.kit import DATA
from helpers import Mentor
from mentorcli.store import files
from reliability.cases import state_of
from store.kit import umask


def test_a_backup_replaces_no_file(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """One that is there is kept; with a folder, the next free name is taken; an empty store has nothing to save."""
    file = tmp_path / "backup.tar.gz"
    file.write_bytes(b"mine")
    ran = mentor("store", "backup", str(file))
    assert (ran.code, file.read_bytes()) == (1, b"mine")
    assert mentor("store", "backup", str(tmp_path / "no" / "folder.tar.gz")).code == 5
    folder = tmp_path / "copies"
    folder.mkdir()
    assert mentor("store", "backup", str(folder)).code == 0
    assert mentor("store", "backup", str(folder)).code == 0
    assert len(list(folder.iterdir())) == 2
    assert mentor("--store", str(tmp_path / "none"), "store", "backup", str(folder)).code == 1
    assert state_of(begun)


def test_a_file_system_without_links(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup onto a stick that knows no hard links gets its name by a rename."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    assert mentor("store", "backup", str(tmp_path / "b.tar.gz")).code == 0
    assert [path.name for path in tmp_path.glob("*b.tar.gz*")] == ["b.tar.gz"]
    assert begun.exists()


def test_a_backup_that_does_not_read_back(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not said to be saved (exit 5), and nothing of it is left behind."""
    read = files.read

    def other(name: str, within: int) -> bytes:
        return b"other" if name.endswith(".tmp") else read(name, within)

    monkeypatch.setattr(files, "read", other)
    ran = mentor("store", "backup", str(tmp_path / "b.tar.gz"))
    assert (ran.code, "Not saved" in ran.err) == (5, True)
    assert not list(tmp_path.glob("*b.tar.gz*"))
    assert begun.exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_can_read(store: Path, mentor: Mentor, tmp_path: Path, mask: int) -> None:
    """Files 0600 and folders 0700 under any umask, after every kind of write, copies and reports included."""
    with umask(mask):
        for words in DATA:
            assert mentor(*words).code == 0, words
        assert mentor("store", "backup", str(store)).code == 0
        assert mentor("store", "export", "--out", str(store / "export.json")).code == 0
        assert mentor("transfer", "handover", "sam", "--out", str(store / "handover.md")).code == 0
        assert mentor("config", "set", "lang", "fr").code == 0
        assert mentor("student", "forget", "sam", "--yes").code == 0
    for path in (store, *store.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert tmp_path.exists()

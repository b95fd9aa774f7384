"""A store is held for a backup as far as that goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, UnreadableError
from mentorcli.store import backup_hold, lock
from mentorcli.store.backup_archive import Taken
from mentorcli.store.backup_hold import Held, held, holds_data, take_one_state, was_interrupted
from store.kit import add, opened


def refused(*_: object) -> None:
    """Refuse as a disk does that can only be read."""
    raise OSError(30, "Read-only file system")


def test_the_lock_as_far_as_it_goes(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone; with other readers where nothing can be written; without a lock where there is none."""
    add(store)
    with opened(store) as known, held(known) as hold:
        assert hold[1:] == (True, True)
    monkeypatch.setattr(lock, "writer", refused)
    with opened(store) as known, held(known) as hold:
        assert hold[1:] == (False, True)
    (store / ".lock").unlink()
    with opened(store) as known, held(known) as hold:
        assert hold[1:] == (False, False)


def test_an_error_inside_is_none_of_the_lock(store: Path) -> None:
    """It is said with the place."""
    add(store)
    with opened(store) as known, pytest.raises(NotSavedError, match="Input/output error"), held(known):
        raise OSError(5, "Input/output error")
    with opened(store / "none") as known, pytest.raises(NotSavedError, match="none"), held(known):
        pass


@pytest.mark.parametrize(("reads", "locked", "count"), [("a", True, 1), ("aa", False, 2), ("abb", False, 3)])
def test_one_state(monkeypatch: pytest.MonkeyPatch, reads: str, locked: bool, count: int) -> None:
    """Without a lock it is read again until it is the same twice."""
    read: list[str] = []

    def take(_: int) -> Taken:
        read.append(reads[len(read)])
        return Taken({read[-1]: b""}, [], [])

    monkeypatch.setattr(backup_hold, "take", take)
    assert take_one_state(Held(0, alone=locked, locked=locked)).files == {reads[-1]: b""}
    assert len(read) == count


def test_a_state_that_does_not_come_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some tries it is taken as it is."""
    read: list[int] = []

    def take(_: int) -> Taken:
        read.append(1)
        return Taken({str(len(read)): b""}, [], [])

    monkeypatch.setattr(backup_hold, "take", take)
    assert take_one_state(Held(0, alone=False, locked=False)).files == {"6": b""}


def test_whether_there_is_a_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is left of one counts; a folder that cannot be listed is an error."""
    with opened(store) as known:
        assert not holds_data(known)
        store.mkdir()
        assert not holds_data(known)
        (store / "students").mkdir()
        assert holds_data(known)
        monkeypatch.setattr("os.listdir", refused)
        with pytest.raises(UnreadableError, match="Read-only"):
            holds_data(known)


@pytest.mark.parametrize(
    ("name", "was"),
    [(".pending", True), (".renaming", True), (".restoring", True), ("students/.new-x", True), ("students/x", False)],
)
def test_whether_a_change_was_interrupted(store: Path, name: str, was: bool) -> None:
    """By what it left."""
    add(store)
    (store / name).mkdir()
    with opened(store) as known:
        assert was_interrupted(known) is was


def test_a_writer_that_was_killed_left_a_change(store: Path) -> None:
    """The lock tells of one that did not come to its end; a folder that is not there tells nothing."""
    add(store)
    with opened(store) as known:
        assert not was_interrupted(known)
        data = bytearray((store / ".lock").read_bytes())
        data[64:65] = b"w"
        (store / ".lock").write_bytes(data)
        assert was_interrupted(known)
        (store / ".lock").unlink()
        assert not was_interrupted(known)
    with opened(store / "none") as known:
        assert not was_interrupted(known)

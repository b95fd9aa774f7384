"""A reader answers from one state: with the lock, or by looking before and after."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorcli.errors import BusyError, MovedOnError, UnreadableError
from mentorcli.store import files, lock
from mentorcli.store.moment import Moment
from mentorcli.store.transaction import writing
from store.kit import a_note, add, opened, put
from store.test_lock import _HOLDER


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with a student."""
    add(store)
    return store


@pytest.fixture
def root(begun: Path) -> Iterator[int]:
    """Return its open folder."""
    with files.folder(str(begun)) as fd:
        yield fd


@pytest.fixture
def writer_at_work(begun: Path) -> Iterator[None]:
    """Let another process hold the lock as a writer does."""
    command = [sys.executable, "-S", "-c", _HOLDER, str(begun / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.kill()


def test_a_writer_waits_for_a_reader(store: Path, root: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it reads, and no longer."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.01)
    reading = Moment(root, 1.0)
    other = Moment(root, 1.0)  # readers do not wait for one another
    other.end()
    with pytest.raises(BusyError), lock.writer(root):
        pass
    reading.end()
    put(store, "amelie", a_note())
    reading.leave()  # a second time is no harm


def test_readers_let_a_writer_go_first(root: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes while one waits does not get in before it, and a note of one that was killed holds for a second."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.01)
    reading = Moment(root, 1.0)
    with pytest.raises(BusyError), lock.writer(root):
        pass
    with pytest.raises(BusyError):
        lock.shared(root)
    reading.end()
    with lock.writer(root):  # which did not wait
        pass
    with pytest.raises(BusyError):
        lock.shared(root)
    monkeypatch.setattr(lock, "_NOTE_NS", 0)
    os.close(lock.shared(root))


def test_a_writer_who_waited_lets_readers_in(root: int) -> None:
    """Its note goes once it has the lock."""
    reading = Moment(root, 1.0)
    ending = threading.Timer(0.05, reading.leave)
    ending.start()
    with lock.writer(root):
        ending.join()
    started = time.monotonic()
    os.close(lock.shared(root))
    assert time.monotonic() - started < 0.5


@pytest.mark.usefixtures("writer_at_work")
def test_a_writer_who_takes_long_is_not_waited_for(store: Path, root: int) -> None:
    """What stands still meanwhile is one state."""
    reading = Moment(root, 0.01)
    reading.end()
    reading = Moment(root, 0.01)
    with (store / "students" / "amelie" / "journal.jsonl").open("a") as journal:
        journal.write(" ")
    with pytest.raises(MovedOnError, match="changed again and again"):
        reading.end()


@pytest.mark.usefixtures("writer_at_work")
def test_the_second_try_waits_like_a_writer(root: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And then says that the store is busy."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.02)
    with pytest.raises(BusyError) as raised:
        Moment(root, 0.02)
    assert raised.value.exit_code == 6


@pytest.mark.parametrize("change", ["write", "add", "remove", "lock", "replace"])
def test_a_copy_without_a_lock(store: Path, root: int, change: str) -> None:
    """Whatever changes in it shows, whoever does it; nothing is written for that."""
    (store / ".lock").unlink()
    reading = Moment(root, 1.0)
    assert not (store / ".lock").exists()
    reading.end()
    reading = Moment(root, 1.0)
    profile = store / "students" / "amelie" / "profile.toml"
    if change == "write":
        profile.write_bytes(profile.read_bytes().replace(b"a@", b"b@"))
    elif change == "add":
        (store / "students" / "zoe").mkdir()
    elif change == "remove":
        profile.unlink()
    elif change == "lock":  # a writer came
        (store / ".lock").touch()
    else:
        profile.rename(store / "students" / "amelie" / "old")
    with pytest.raises(MovedOnError):
        reading.end()


def test_what_no_answer_is_made_of_may_change(store: Path, root: int) -> None:
    """Backups, texts in an editor, what a restore replaced; the lock's own content."""
    (store / ".lock").unlink()
    reading = Moment(root, 1.0)
    for name in ("backups", ".editing", ".unpacking", ".replaced-abc"):
        (store / name).mkdir()
    (store / "backups.json").write_text("[]")
    reading.end()


def test_what_goes_while_it_is_looked_at(store: Path, root: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be opened any more is a change, and no failure."""
    (store / ".lock").unlink()
    reading = Moment(root, 1.0)
    folder = files.folder

    def gone(name: str, within: int | None = None) -> object:
        if name == "amelie":
            raise FileNotFoundError(2, os.strerror(2), name)
        return folder(name, within)

    monkeypatch.setattr(files, "folder", gone)
    with pytest.raises(MovedOnError):
        reading.end()


def test_a_store_is_read_anew_in_its_next_moment(store: Path) -> None:
    """What was remembered of the mentor's own journal is that of one moment."""
    add(store)
    with opened(store) as one:
        one.patience = 1.0
        assert one.mentor().effective == []
        one.end_moment()
        one.end_moment()  # nothing is begun, nothing ends
        with opened(store) as other, writing(other) as writer:
            writer.append_mentor(a_note(), cmd="test", at=a_note().at)
        assert len(one.mentor().effective) == 1
        one.leave_moment()


def test_a_store_that_cannot_be_opened_keeps_nobody_waiting(store: Path) -> None:
    """The lock goes with what was read."""
    add(store)
    (store / "store.toml").write_text("schema = 'one'\n")
    with opened(store) as one:
        one.patience = 1.0
        with pytest.raises(UnreadableError):
            one.slugs()
    with files.folder(str(store)) as root, lock.writer(root):
        pass

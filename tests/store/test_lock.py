"""One writer at a time."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorcli.errors import BusyError, RefusedError
from mentorcli.store import files, lock
from mentorcli.store.durable_folders import sync_all
from store.kit import umask

_HOLDER = """
import fcntl, os, sys
fd = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(fd, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[int]:
    """Return an open folder to be locked."""
    with files.folder(str(tmp_path)) as fd:
        yield fd


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return another process that holds the lock until its standard input is closed."""
    command = [sys.executable, "-S", "-c", _HOLDER, str(tmp_path / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_held_lock_is_waited_for_and_then_refused(
    home: int, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time to wait the store is busy, and the message says for how long it was waited."""
    assert holder.poll() is None
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    with pytest.raises(BusyError, match="over 0 s") as raised, lock.writer(home):
        pass
    assert raised.value.exit_code == 6


def test_a_killed_holder_leaves_nothing_locked(home: int, holder: subprocess.Popen[str]) -> None:
    """The lock of a process that died is free at once, its file notwithstanding."""
    holder.kill()
    holder.wait()
    assert files.exists(lock.LOCK_NAME, home)
    with lock.writer(home):
        pass


def test_a_lock_that_is_freed_in_time_is_taken(
    home: int, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that waits gets the lock when the other one ends."""
    assert holder.stdin is not None
    stdin = holder.stdin
    monkeypatch.setattr(time, "sleep", lambda _: stdin.close() if not stdin.closed else holder.wait())
    with lock.writer(home):
        assert holder.poll() is not None
    monkeypatch.undo()


def test_readers_share(home: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two readers do not wait for each other, a writer waits for both."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.0)
    with lock.writer(home):
        pass
    with lock.reader(home), lock.reader(home), pytest.raises(BusyError), lock.writer(home):
        pass


@pytest.mark.parametrize("mask", [0o000, 0o777])
def test_the_lock_file_is_private(home: int, tmp_path: Path, mask: int) -> None:
    """The lock file is 0600 whatever the umask."""
    with umask(mask), lock.writer(home):
        pass
    assert stat.S_IMODE((tmp_path / ".lock").stat().st_mode) == 0o600


def test_a_linked_lock_is_refused(home: int, tmp_path: Path) -> None:
    """A link in the lock's place is not followed, and what it names is not made."""
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"\.lock"), lock.writer(home):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("error", "interrupted"),
    [(None, False), (RefusedError("no"), False), (OSError(5, "disk"), True), (KeyboardInterrupt(), True)],
)
def test_the_next_writer_knows_whether_the_one_before_came_to_its_end(
    home: int, error: BaseException | None, interrupted: bool
) -> None:
    """A refusal is an end too; after an error of the disk nobody knows what is on it."""
    with contextlib.suppress(RefusedError, OSError, KeyboardInterrupt), lock.writer(home) as held:
        assert not held.interrupted
        if error is not None:
            raise error
    for expected in (interrupted, False):
        with lock.writer(home) as held:
            assert held.interrupted is expected


def test_everything_is_made_durable(tmp_path: Path, home: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and folders; a pipe and a link are none of the store's, and what cannot be opened is left."""
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / "inner" / "file").touch()
    (tmp_path / "closed").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    synced: list[str] = []
    opening = os.open

    def denied(name: str, *rest: int, **more: int) -> int:
        if name == "closed":
            raise PermissionError(13, "denied", name)
        return opening(name, *rest, **more)

    monkeypatch.setattr(os, "open", denied)
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(Path(f"/proc/self/fd/{fd}").resolve().name))
    sync_all(home)
    assert synced == ["file", "inner", "folder", tmp_path.name]

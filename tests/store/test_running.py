"""What clocks of sessions have measured, beside the records of a store."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.errors import ErasedError, NotSavedError
from mentorcli.models.session_clock import Measured
from mentorcli.store import files, running
from mentorcli.store.backup_files import take
from mentorcli.store.check import check
from mentorcli.store.erasing import erase
from mentorcli.store.layout import RUNNING
from mentorcli.store.transaction import writing
from store.kit import AT, a_student, add, failing, opened

CLOCK = Measured("session1", "session1", AT, 45, arrived=AT, boot="one")


def places(folder: Path) -> list[str]:
    """Return what lies among the clocks."""
    return sorted(path.relative_to(folder / RUNNING).as_posix() for path in (folder / RUNNING).rglob("*"))


def test_it_is_kept_as_it_was_written(tmp_path: Path) -> None:
    """Each session of a student apart, private to the user; what is empty or removed is gone."""
    uid = add(tmp_path).tombstone
    other = replace(CLOCK, key="session2", session=None, ended=AT)
    for one in (CLOCK, other):
        running.write(tmp_path, uid, one)
    with opened(tmp_path) as store:
        assert running.kept(store) == {uid: [CLOCK, other]}
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / RUNNING).rglob("*.json")}
    assert modes == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / RUNNING, tmp_path / RUNNING / uid)} == {0o700}
    running.write(tmp_path, uid, replace(CLOCK, arrived=None))
    running.write(tmp_path, uid, replace(CLOCK, arrived=None))
    running.remove(tmp_path, uid, "session2")
    running.remove(tmp_path, uid, "session2")
    with opened(tmp_path) as store:
        assert running.kept(store) == {}


def test_without_a_store_nothing_is_kept(tmp_path: Path) -> None:
    """Nor without any clock."""
    with opened(tmp_path / "none") as store:
        assert running.kept(store) == {}
    add(tmp_path)
    with opened(tmp_path) as store:
        assert running.kept(store) == {}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b'{"key":"other"}', b"\xff\xfe",
        b'{"key":"session1","session":null,"start":"2026-11-24T14:00:00+01:00","minutes":45}',
        b'{"key":"session1","session":null,"start":"2026-11-24T14:00:00","minutes":45,"arrived":"2026-11-24T14:00:00"}',
        b'{"key":"session9","session":null,"start":"2026-11-24T14:00:00Z","minutes":45,"arrived":"2026-11-24T14:00:00Z"}',
        b'{"key":"session1","session":null,"start":"2026-11-24T14:00:00Z","minutes":-5,"arrived":"2026-11-24T14:00:00Z"}',
    ],
)  # fmt: skip
def test_what_no_clock_has_written_is_warned_of(tmp_path: Path, data: bytes) -> None:
    """It counts for nothing, and its path is named; a folder that is nobody's is left alone."""
    uid = add(tmp_path).tombstone
    running.write(tmp_path, uid, CLOCK)
    (tmp_path / RUNNING / uid / "session1.json").write_bytes(data)
    (tmp_path / RUNNING / "Not a uid").mkdir()
    with opened(tmp_path) as store:
        assert running.kept(store) == {}
        assert [str(Path(RUNNING) / uid / "session1.json") in warning for warning in store.warnings] == [True]


def test_one_that_goes_while_it_is_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was logged in another terminal."""
    uid = add(tmp_path).tombstone
    running.write(tmp_path, uid, CLOCK)

    def gone(name: str, within: int) -> bytes:
        raise FileNotFoundError(errno.ENOENT, name, within)

    with opened(tmp_path) as store:
        store.root()
        monkeypatch.setattr(files, "read", gone)
        assert running.kept(store) == {}
        assert store.warnings == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With the folder that is meant."""
    uid = add(tmp_path).tombstone
    (tmp_path / RUNNING).write_text("no folder", encoding="utf-8")
    with pytest.raises(NotSavedError, match=r"\.running"):
        running.write(tmp_path, uid, CLOCK)


@pytest.mark.parametrize("step", ["folder-make", "create-open", "write", "create-sync", "rename", "folder-sync"])
def test_what_fails_half_way_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """What was measured before is there whole, and the next key writes again."""
    uid = add(tmp_path).tombstone
    running.write(tmp_path, uid, CLOCK)
    with monkeypatch.context() as patched:
        patched.setattr(files, "on_step", failing(step))
        with pytest.raises(NotSavedError):
            running.write(tmp_path, uid, replace(CLOCK, ended=AT))
    with opened(tmp_path) as store:
        assert running.kept(store) == {uid: [CLOCK]}
    running.write(tmp_path, uid, replace(CLOCK, ended=AT))
    assert places(tmp_path) == [uid, f"{uid}/session1.json"]


def test_of_an_erased_student_nothing_is_kept(tmp_path: Path) -> None:
    """Erased before, it goes with the rest; erased meanwhile, the next key is refused and leaves nothing."""
    student = add(tmp_path)
    running.write(tmp_path, student.tombstone, CLOCK)
    with opened(tmp_path) as store, writing(store) as writer:
        erase(store, writer.root, store.student("amelie"))
    assert places(tmp_path) == []
    with pytest.raises(ErasedError):
        running.write(tmp_path, student.tombstone, CLOCK)
    assert places(tmp_path) == []


def held_elsewhere(folder: Path, uid: str) -> subprocess.Popen[str]:
    """Hold a clock in a process of its own, until it is killed."""
    code = (
        "import sys, time; from pathlib import Path; from mentorcli.store import running\n"
        f"with running.held(Path({str(folder)!r}), {uid!r}, 'session1') as other:\n"
        "    print(other, flush=True); time.sleep(60)"
    )
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "0\n"
    return started


def test_one_process_has_a_clock(tmp_path: Path) -> None:
    """Another one learns its number; a kill frees it, and what it leaves is swept by the next writer."""
    uid = add(tmp_path).tombstone
    first = held_elsewhere(tmp_path, uid)
    try:
        with running.held(tmp_path, uid, "session1") as process:
            assert process == first.pid
        (tmp_path / RUNNING / uid / "session1.open").write_text("", encoding="utf-8")
        with running.held(tmp_path, uid, "session1") as process:
            assert process == -1
        add(tmp_path, a_student("sam"))  # whose writer leaves it: it is held
        assert places(tmp_path) == [uid, f"{uid}/session1.open"]
    finally:
        first.kill()
        first.wait()
        assert first.stdout is not None
        first.stdout.close()
    assert places(tmp_path) == [uid, f"{uid}/session1.open"]
    with running.held(tmp_path, uid, "session1") as process:
        assert process == 0
    assert not (tmp_path / RUNNING).exists()
    (tmp_path / RUNNING / uid).mkdir(parents=True, mode=0o700)
    (tmp_path / RUNNING / uid / "session1.open").touch(mode=0o600)
    (tmp_path / RUNNING / uid / ".session1.json.tmp").touch(mode=0o600)
    add(tmp_path, a_student("zoe"))
    assert not (tmp_path / RUNNING).exists()


def test_a_sweep_keeps_what_was_measured_and_erases_what_must_go(tmp_path: Path) -> None:
    """A student who was erased on another machine leaves nothing either."""
    uid = add(tmp_path).tombstone
    sam = add(tmp_path, a_student("sam")).tombstone
    for one in (uid, sam):
        running.write(tmp_path, one, CLOCK)
    (tmp_path / "erased").mkdir(exist_ok=True)
    (tmp_path / "erased" / uid).touch()
    with opened(tmp_path) as store, writing(store) as writer:
        running.sweep(store, writer.root)
        assert store.warnings == []
    assert places(tmp_path) == [sam, f"{sam}/session1.json"]


def test_it_is_no_fault_and_in_no_backup(tmp_path: Path) -> None:
    """A check finds nothing but a mode that is wrong; a backup holds the records alone."""
    uid = add(tmp_path).tombstone
    running.write(tmp_path, uid, CLOCK)
    with opened(tmp_path) as store:
        assert check(store).faults == []
    with files.folder(str(tmp_path)) as root:
        assert not [name for name in take(root).files if name.startswith(RUNNING)]
    (tmp_path / RUNNING).chmod(0o755)
    with opened(tmp_path) as store:
        assert [fault.parts for fault in check(store).faults] == [(RUNNING,)]


@pytest.mark.parametrize("made", [lambda _: None, lambda path: path.mkdir()])
def test_the_run_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], None]) -> None:
    """Where the system says it; elsewhere it is not known."""
    if os.path.exists("/proc/sys/kernel/random/boot_id"):  # noqa: PTH110 - only Linux has it
        assert running.boot()
    place = tmp_path / "boot_id"
    made(place)
    monkeypatch.setattr(running, "_BOOT", place)
    assert running.boot() is None

"""Copies of the whole store."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import BusyError, NewerStoreError, NotSavedError, RefusedError, UnreadableError, UsageError
from mentorcli.services import backups
from mentorcli.services.workspace import Workspace
from mentorcli.store import backup, backup_check, backup_hold, lock
from services.conftest import Fresh
from store.kit import journal_of


def test_nothing_to_save(workspace: Workspace) -> None:
    """Where there is no store, there is no backup of it."""
    with pytest.raises(RefusedError):
        backups.save(workspace, None)


def test_a_backup_is_named_by_its_day(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """In a folder it gets a free name; a file keeps the one it was given."""
    mentor("student", "add", "Amélie Durand")
    names = [Path(backups.save(fresh(), str(tmp_path)).path).name for _ in range(2)]
    assert names == ["mentor-backup-2026-11-24.tar.gz", "mentor-backup-2026-11-24-2.tar.gz"]
    saved = backups.save(fresh(), str(tmp_path / "own.tar.gz"))
    assert (Path(saved.path).name, saved.students, saved.size) == ("own.tar.gz", 1, Path(saved.path).stat().st_size)


def test_a_backup_without_a_name_is_written_here(
    mentor: Mentor, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder one stands in gets the file."""
    mentor("student", "add", "Amélie Durand")
    monkeypatch.chdir(tmp_path)
    assert Path(backups.save(workspace, None).path).parent == tmp_path


@pytest.mark.parametrize("name", ["missing.tar.gz", "a\0b"])
def test_what_cannot_be_read_is_no_backup(name: str) -> None:
    """A file that is not there, and a name that no file can have."""
    with pytest.raises(UsageError, match="cannot be read"):
        backups.read(name)


def said(workspace: Workspace) -> str:
    """Return what a run warned of."""
    return "\n".join([*workspace.warnings, *workspace.store.warnings])


def refused(*_: object, **__: object) -> None:
    """Refuse as a disk does that can only be read."""
    raise OSError(30, "Read-only file system")


def test_a_store_that_can_only_be_read(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup is whole, elsewhere; that the store does not know it is warned of."""
    mentor("student", "add", "Amélie Durand")
    monkeypatch.setattr(lock, "writer", refused)
    workspace = fresh()
    saved = backups.save(workspace, str(tmp_path / "b.tar.gz"))
    assert (saved.students, saved.raw, saved.left_out) == (1, [], [])
    assert "could not note this backup (it can only be read)" in said(workspace)
    assert backups.verify(fresh(), str(tmp_path / "b.tar.gz")).faults == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), UnreadableError("backups.json: no")])
def test_a_list_of_backups_that_cannot_be_written(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A full disk, a list that cannot be read: the backup is there, and it is said that an erasure will not name it."""
    mentor("student", "add", "Amélie Durand")

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(backup, "remember", full)
    workspace = fresh()
    assert backups.save(workspace, str(tmp_path / "b.tar.gz")).files == 3
    assert f"could not note this backup ({error.args[-1]})" in said(workspace)


def test_a_damaged_store_is_saved_as_it_is(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path) -> None:
    """What cannot be read is in it byte for byte, marked so and warned of; what no backup can hold is named."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    journal_of(store).write_bytes(b"?\n" * 30)
    (store / "mentor.jsonl").symlink_to("/etc/passwd")
    workspace = fresh()
    saved = backups.save(workspace, str(tmp_path / "b.tar.gz"))
    assert [fault.path for fault in saved.left_out] == ["mentor.jsonl"]
    assert {fault.path for fault in saved.raw} == {"mentor.jsonl", "students/amelie/journal.jsonl"}
    warned = said(workspace)
    assert "mentor.jsonl is not in the backup: a symbolic link, not followed" in warned
    assert "journal.jsonl, line 2: " in warned
    assert "and 10 more such faults" in warned
    found = backups.verify(fresh(), saved.path)
    assert (found.students, found.sessions, len(found.faults), len(found.raw)) == (1, 0, 31, 31)
    assert backups.read(saved.path).files["students/amelie/journal.jsonl"] == b"?\n" * 30


def test_a_newer_store_is_saved_as_it_is(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path) -> None:
    """As far as bytes go; reading the backup needs the newer version."""
    mentor("student", "add", "Amélie Durand")
    (store / "store.toml").write_text("schema = 9\n", encoding="utf-8")
    workspace = fresh()
    saved = backups.save(workspace, str(tmp_path / "b.tar.gz"))
    assert saved.raw[0].whole
    assert "schema 9" in said(workspace)
    with pytest.raises(NewerStoreError, match=r"b\.tar\.gz: store\.toml"):
        backups.verify(fresh(), saved.path)


def test_an_interrupted_change_is_finished_before(
    mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be, the store is saved as it stands, and that is said; one that is busy is waited for."""
    mentor("student", "add", "Amélie Durand")
    (store / "students" / ".new-1").mkdir()
    workspace = fresh()
    monkeypatch.setattr(workspace, "transaction", lambda: raising(UnreadableError("bad", None)))
    saved = backups.save(workspace, str(tmp_path / "1.tar.gz"))
    assert "a change that was interrupted cannot be finished: bad" in said(workspace)
    assert (saved.students, (store / "students" / ".new-1").exists()) == (1, True)
    workspace = fresh()
    monkeypatch.setattr(workspace, "transaction", lambda: raising(BusyError("busy", None)))
    with pytest.raises(BusyError):
        backups.save(workspace, str(tmp_path / "2.tar.gz"))
    backups.save(fresh(), str(tmp_path / "3.tar.gz"))
    assert not (store / "students" / ".new-1").exists()


@contextlib.contextmanager
def raising(error: Exception) -> Iterator[None]:
    """Refuse to hold a store."""
    raise error
    yield


def test_where_there_is_no_room_to_read_it(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup is made all the same, and said to be unchecked; a check of it is an error."""
    mentor("student", "add", "Amélie Durand")
    monkeypatch.setattr(backup_check, "examine", refused)
    workspace = fresh()
    file = str(tmp_path / "b.tar.gz")
    assert backups.save(workspace, file).students == 1
    assert "could not be checked (Read-only file system)" in said(workspace)
    with pytest.raises(NotSavedError, match="no room to read"):
        backups.verify(fresh(), file)


def test_a_folder_under_git(mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup that lands there unasked is warned of; one that was to go there is not."""
    mentor("student", "add", "Amélie Durand")
    (tmp_path / "work" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    for file, warned in ((None, True), ("named.tar.gz", False)):
        workspace = fresh()
        backups.save(workspace, file)
        assert ("under git" in said(workspace)) is warned


def test_a_backup_that_was_left_out_of_nothing(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """What the check says: its file, when, how much, in which format."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    found = backups.verify(fresh(), file)
    assert (found.path, found.format, found.students, found.sessions) == (file, 2, 1, 1)
    assert (found.faults, found.raw, found.left_out, found.encrypted) == ([], [], [], False)
    assert found.size == Path(file).stat().st_size


def test_a_pipe_is_no_backup(tmp_path: Path) -> None:
    """It is refused at once, and so is a folder."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(UsageError, match="cannot be read"):
            backups.read(str(tmp_path / name))


def test_a_store_that_is_held_already(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """Is saved under the lock of whoever holds it."""
    mentor("student", "add", "Amélie Durand")
    workspace = fresh()
    with backup_hold.held(workspace.store) as hold:
        manifest = backups.save_held(workspace, hold, tmp_path / "b.tar.gz")
    assert manifest.files == backups.read(str(tmp_path / "b.tar.gz")).manifest.files


def test_what_a_store_has_lost_is_in_the_backup(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path) -> None:
    """A student whose folder is gone, whom nothing in the backup would tell of."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("student", "add", "Sam", "--slug", "sam")
    shutil.rmtree(store / "students" / "sam")
    workspace = fresh()
    saved = backups.save(workspace, str(tmp_path / "b.tar.gz"))
    assert [fault.path for fault in saved.raw] == ["students/sam"]
    assert [fault.path for fault in backups.verify(fresh(), saved.path).faults] == ["students/sam"]

"""Copies of the whole store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from cli.store.test_check import old_store
from helpers import Mentor
from mentorcli.errors import NotSavedError, RefusedError, UnreadableError, UsageError
from mentorcli.services import backups
from mentorcli.services.workspace import Workspace
from mentorcli.store.backup import pack
from mentorcli.store.writer import Writer
from services.conftest import Fresh
from store.kit import AT, contents


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


def test_a_restore_saves_what_it_replaces(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """Into an empty home it needs no backup first; over data it makes one, and leaves out who was erased."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    mentor("student", "forget", "amelie", "--yes")
    mentor("student", "add", "Sam Okoro", "--slug", "sam")
    assert backups.replaces_data(fresh())
    restored = backups.restore(fresh(), backups.read(file))
    assert restored.before is not None
    assert Path(restored.before).exists()
    kept = backups.own_backup(fresh(), Path(restored.before).name)
    assert list(kept.manifest.students) == ["sam"]
    assert (restored.students, restored.erased) == (0, ["amelie"])
    assert fresh().store.slugs() == []


def test_a_restore_into_an_empty_home(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is there to be saved first."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    assert not backups.replaces_data(workspace)
    assert backups.restore(workspace, backups.read(file)).before is None
    assert workspace.wrote


def test_faulty_settings_are_refused_before_anything_is_replaced(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into an empty home nothing else asks for the settings; their fault still leaves it empty."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    new = tmp_path / "new"
    new.mkdir()
    (new / "config.toml").write_text("lang = 'xx'\n", encoding="utf-8")
    monkeypatch.setenv("MENTOR_HOME", str(new))
    with pytest.raises(UsageError, match="lang"):
        backups.restore(fresh(), backups.read(file))
    assert [path.name for path in new.iterdir()] == ["config.toml"]


def test_a_restore_is_shown_by_the_settings_it_began_with(
    mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time zone in the backup's own configuration counts from the next command on."""
    mentor("student", "add", "Amélie Durand")
    (store / "config.toml").write_text('timezone = "America/New_York"\n', encoding="utf-8")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    made_at = backups.restore(workspace, backups.read(file)).made_at
    assert f"{workspace.local(made_at):%H:%M}" == "15:00"
    assert f"{fresh().local(made_at):%H:%M}" == "09:00"


def test_a_restore_that_cannot_be_noted_is_warned_of(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is there; only `mentor undo` will not know of it."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    workspace = fresh()

    def damaged(self: Writer, *_: object, **__: object) -> str:
        raise UnreadableError(f"{self.store.where('mentor.jsonl')}, line 1: no operation")

    monkeypatch.setattr(Writer, "append_mentor", damaged)
    assert backups.restore(workspace, backups.read(file)).students == 1
    assert [warning.endswith("mentor.jsonl, line 1: no operation") for warning in workspace.store.warnings] == [True]
    assert fresh().store.slugs() == ["amelie"]


def test_an_older_store_that_cannot_be_brought_up_to_date(
    fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is restored all the same: the next change tries again, and the warning says what was wrong."""
    old_store(tmp_path / "old")
    data, _ = pack(contents(tmp_path / "old"), AT)
    (tmp_path / "old.tar.gz").write_bytes(data)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    transaction = workspace.transaction

    def full(*, replacing: bool = False) -> AbstractContextManager[Writer]:
        if not replacing:
            raise NotSavedError("Not saved: No space left on device")
        return transaction(replacing=replacing)

    monkeypatch.setattr(workspace, "transaction", full)
    backups.restore(workspace, backups.read(str(tmp_path / "old.tar.gz")))
    assert workspace.store.warnings == ["Not saved: No space left on device"]
    assert (tmp_path / "new" / "store.toml").read_bytes() == (tmp_path / "old" / "store.toml").read_bytes()


def test_a_backup_of_an_older_store_is_brought_up_to_date(
    fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is converted after the restore, by the next transaction of the same run."""
    old_store(tmp_path / "old")
    data, _ = pack(contents(tmp_path / "old"), AT)
    (tmp_path / "old.tar.gz").write_bytes(data)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    backups.restore(workspace, backups.read(str(tmp_path / "old.tar.gz")))
    assert fresh().store.slugs()


def test_the_copy_of_an_empty_place_is_empty(mentor: Mentor, fresh: Fresh) -> None:
    """Where nothing was there before a restore, nothing is what comes back."""
    mentor("student", "add", "Amélie Durand")
    assert dict(backups.own_backup(fresh(), None).manifest.students) == {}


def test_who_was_erased_stays_out_of_what_an_undo_brings_back(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """An undo that is taken back notes no restore of its own; the first session is looked for anew all the same."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Sam")
    for name in ("amelie", "sam"):
        mentor("session", "log", name, "--at", "2026-11-20 10:00")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    mentor("student", "forget", "amelie-durand", "--yes")
    restored = backups.restore(fresh(), backups.read(file), cmd="undo")
    assert restored.erased == ["amelie-durand"]
    assert mentor("store", "check").code == 0


def test_a_store_without_its_first_file_is_restored(mentor: Mentor, fresh: Fresh, tmp_path: Path, store: Path) -> None:
    """What is left is saved first, with a new `store.toml`, so that it can be told from other files."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    (store / "store.toml").unlink()
    restored = backups.restore(fresh(), backups.read(file))
    assert (restored.students, restored.before is not None) == (1, True)
    assert mentor("store", "check").code == 0

"""A backup takes the place of what is there: all of it or nothing, however it is interrupted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from mentorcli.errors import NotSavedError
from mentorcli.store import backup, files
from mentorcli.store.backup_archive import Contents
from mentorcli.store.restore import restore
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_student, add, contents, failing, opened, put


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students and a note of the mentor's."""
    add(store)
    add(store, a_student("sam"))
    put(store, "amelie", a_note("before"))
    return store


def saved(folder: Path) -> Contents:
    """Return a backup of a store, unpacked."""
    path = folder.with_name("b.tar.gz")
    with opened(folder) as store, writing(store) as writer:
        backup.save(store, writer.root, path, at=AT)
    return backup.unpack(path.read_bytes(), str(path))


def put_back(folder: Path, saved_before: Contents) -> list[str]:
    """Restore a backup and return the erased students it brings back."""
    with opened(folder) as store, writing(store, replacing=True) as writer:
        return restore(writer, saved_before).erased


def data_of(folder: Path) -> dict[str, bytes]:
    """Return the store's own files, without the list of backups."""
    return {name: data for name, data in contents(folder).items() if name != "backups.json"}


def test_everything_is_as_it_was(begun: Path) -> None:
    """What was changed, added and removed since is undone, byte by byte, and nothing is left in the folder."""
    then = data_of(begun)
    known = saved(begun)
    put(begun, "amelie", a_note("after"))
    add(begun, a_student("zoe"))
    with opened(begun) as store, writing(store) as writer:
        writer.append_mentor(a_note(), cmd="test", at=AT)
    (begun / ".pending").write_bytes(b"?")
    assert put_back(begun, known) == []
    assert data_of(begun) == then


def test_an_erasure_since_is_remembered(begun: Path) -> None:
    """Who was erased since stays erased and is named, and their tombstone stays."""
    known = saved(begun)
    with opened(begun) as store, writing(store) as writer:
        tombstone = store.student("sam").student.tombstone
        writer.forget(store.student("sam"), at=AT)
    assert put_back(begun, known) == ["sam"]
    assert (begun / "erased" / tombstone).exists()
    with opened(begun) as store:
        assert store.slugs() == ["amelie"]


def test_a_store_that_cannot_be_read_is_replaced(begun: Path) -> None:
    """What is about to be replaced need not be readable."""
    then, known = data_of(begun), saved(begun)
    (begun / "store.toml").write_bytes(b"broken = = 1")
    put_back(begun, known)
    assert data_of(begun) == then


def test_the_settings_come_back_where_they_were_saved(begun: Path) -> None:
    """A configuration in the backup replaces the one in the folder; a backup without one leaves it."""
    without = saved(begun)
    (begun / "config.toml").write_text('lang = "fr"\n')
    put_back(begun, without)
    assert (begun / "config.toml").read_text() == 'lang = "fr"\n'
    (begun.with_name("b.tar.gz")).unlink()
    known = saved(begun)
    (begun / "config.toml").write_text('lang = "en"\n')
    put_back(begun, known)
    assert (begun / "config.toml").read_text() == 'lang = "fr"\n'


@pytest.mark.parametrize("step", ["folder-make", "create-sync", "restore-commit", "folder-rename"])
def test_a_failure_before_it_counts(begun: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Nothing has changed, and the next change clears what was unpacked."""
    known = saved(begun)
    put(begun, "amelie", a_note("after"))
    now = data_of(begun)
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(NotSavedError):
        put_back(begun, known)
    monkeypatch.undo()
    with opened(begun) as store, writing(store):
        pass
    assert data_of(begun) == now


@pytest.mark.parametrize("step", ["restore-away", "restore-rename", "restore-end", "unlink"])
def test_a_failure_after_it_counts(begun: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """It is warned of; readers read what counts where it lies, and the next writer puts it in its place."""
    then, known = data_of(begun), saved(begun)
    put(begun, "amelie", a_note("after"))
    add(begun, a_student("zoe"))
    with opened(begun) as store, writing(store, replacing=True) as writer:
        monkeypatch.setattr(files, "on_step", failing(step))
        restore(writer, known)
        monkeypatch.undo()
        assert [("the next change" in warning) for warning in store.warnings] == [True] * (1 + (step == "unlink"))
        assert store.slugs() == ["amelie", "sam"]
    with opened(begun) as store:
        assert store.slugs() == ["amelie", "sam"]
        assert [note.text for note in store.student("amelie").notes] == ["before"]
    with opened(begun) as store, writing(store):
        assert store.slugs() == ["amelie", "sam"]
    assert data_of(begun) == then


def test_what_cannot_be_moved_is_refused_before(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system lets nobody move a file or folder of the store's top (`chattr +i`): nothing has happened."""
    known = saved(begun)
    put(begun, "amelie", a_note("after"))
    now = data_of(begun)
    chmod = os.chmod

    def immutable(path: str, mode: int, **more: Any) -> None:
        if path == "students" and "dir_fd" in more:
            raise PermissionError(1, os.strerror(1), path)
        chmod(path, mode, **more)

    monkeypatch.setattr(os, "chmod", immutable)
    with pytest.raises(NotSavedError, match="Operation not permitted"):
        put_back(begun, known)
    monkeypatch.undo()
    assert data_of(begun) == now


def test_a_link_in_the_place_of_a_folder_is_replaced(begun: Path, tmp_path: Path) -> None:
    """Nothing is followed out of the store."""
    then, known = data_of(begun), saved(begun)
    (begun / "students").rename(tmp_path / "elsewhere")
    (begun / "students").symlink_to(tmp_path / "elsewhere")
    put_back(begun, known)
    assert data_of(begun) == then
    assert (tmp_path / "elsewhere" / "amelie" / "journal.jsonl").exists()


def test_a_restore_is_finished_before_another_one(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever replaces everything needs not read it; what counts is put in its place all the same."""
    known = saved(begun)
    put(begun, "amelie", a_note("after"))
    with opened(begun) as store, writing(store, replacing=True) as writer:
        monkeypatch.setattr(files, "on_step", failing("restore-rename"))
        restore(writer, known)
        monkeypatch.undo()
    with opened(begun) as store, writing(store, replacing=True) as writer:
        assert not (begun / ".restoring").exists()
        assert [note.text for note in store.student("amelie").notes] == ["before"]


def test_what_was_replaced_and_cannot_be_deleted(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One such file keeps nobody from working; it is warned of, and later changes try again in silence."""
    then, known = data_of(begun), saved(begun)
    put(begun, "amelie", a_note("after"))
    unlink = os.unlink

    def immutable(path: str, *, dir_fd: int | None = None) -> None:
        if path == "journal.jsonl":
            raise PermissionError(1, os.strerror(1), path)
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", immutable)
    with opened(begun) as store, writing(store, replacing=True) as writer:
        assert restore(writer, known).erased == []
        assert [(".replaced-" in warning, "could not be deleted yet" in warning) for warning in store.warnings] == [
            (True, True)
        ]
    put(begun, "sam", a_note("works"))
    with opened(begun) as store, writing(store):
        assert store.warnings == []
    left = [path.name for path in begun.rglob("*") if ".replaced-" in str(path) and path.is_file()]
    assert left == ["journal.jsonl", "journal.jsonl"]
    monkeypatch.undo()
    put(begun, "sam", a_note("again"))
    assert not [path for path in begun.iterdir() if path.name.startswith(".replaced-")]
    assert data_of(begun).keys() == then.keys()

"""A backup takes the place of what is there: all of it or nothing, however it is interrupted."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, UnreadableError
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
        return restore(store, writer.root, saved_before).erased


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


@pytest.mark.parametrize("step", ["restore-away", "restore-rename", "unlink", "rmdir"])
def test_a_failure_after_it_counts(begun: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Readers wait for the next writer, who finishes it; never is one student of the one and one of the other."""
    then, known = data_of(begun), saved(begun)
    put(begun, "amelie", a_note("after"))
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(NotSavedError):
        put_back(begun, known)
    monkeypatch.undo()
    with opened(begun) as store, pytest.raises(UnreadableError, match="restoring of a backup was interrupted"):
        store.slugs()
    with opened(begun) as store, writing(store):
        assert store.slugs() == ["amelie", "sam"]
    assert data_of(begun) == then


def test_a_reader_waits_for_a_restore_under_way(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that meets a restore waits for its writer and then reads what that left."""
    from mentorcli.store import lock

    (begun / ".restoring").mkdir()
    reader = lock.reader

    def finished_meanwhile(root: int) -> contextlib.AbstractContextManager[None]:
        (begun / ".restoring").rmdir()
        return reader(root)

    monkeypatch.setattr(lock, "reader", finished_meanwhile)
    with opened(begun) as store:
        assert store.slugs() == ["amelie", "sam"]

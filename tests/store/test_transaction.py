"""One change at a time, and what was interrupted is finished first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorcli.errors import BusyError, MentorError, NotSavedError, UnreadableError
from mentorcli.store import files, lock
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_student, add, contents, failing, journal_of, opened


def test_a_store_is_made_on_the_first_change(store: Path) -> None:
    """The folder and its `store.toml` are there, with the folders above them."""
    folder = store / "deep" / "down"
    with opened(folder) as one:
        assert one.root() is None
        with writing(one) as writer:
            assert writer.root == one.root()
    assert list(contents(folder)) == ["store.toml"]


def test_a_store_whose_file_vanishes_at_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `store.toml` that another program removes right after it was written is an error, never a second store."""
    with opened(store) as one:

        def other_program(step: str) -> None:
            if step == "folder-sync" and (store / "store.toml").exists():
                (store / "store.toml").unlink()

        monkeypatch.setattr(files, "on_step", other_program)
        with pytest.raises(NotSavedError, match="No such file or directory"), writing(one):
            pytest.fail("it was not made")


def test_a_store_that_another_process_makes_meanwhile(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two first changes at once make one store, with one id."""
    made: list[bytes] = []

    def other_process(step: str) -> None:
        if step == "folder-made" and not made:
            made.append(b"")
            add(store)
            made[0] = (store / "store.toml").read_bytes()

    with opened(store) as one:
        monkeypatch.setattr(files, "on_step", other_process)
        with writing(one):
            assert one.slugs() == ["amelie"]
    assert (store / "store.toml").read_bytes() == made[0]


def test_two_changes_wait_for_one_another(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one comes after the first, or is told that the store is busy."""
    add(store)
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    with opened(store) as one, opened(store) as other, writing(one) as writer:
        with pytest.raises(BusyError), writing(other):
            pytest.fail("two at a time")
        assert (other.changing, other.locked) == (False, False)
        writer.append(one.student("amelie"), a_note(), cmd="test", at=AT)
    with opened(store) as other, writing(other):
        assert len(other.student("amelie").notes) == 1


def test_an_error_inside_leaves_the_lock_free(store: Path) -> None:
    """Whatever is raised inside is raised again, and the next change is possible."""
    add(store)
    with opened(store) as one:
        with pytest.raises(MentorError, match="refused"), writing(one):
            raise MentorError("refused")
        assert (one.changing, one.replacing, one.locked) == (False, False, False)
        with writing(one):
            assert one.locked


def test_what_an_interrupted_change_left_is_gone(store: Path) -> None:
    """Half-made and half-erased folders are deleted, and what stood in the place of one."""
    add(store)
    for name in (".new-abc", ".erased-abc"):
        (store / "students" / name).mkdir()
    (store / "students" / ".erased-file").write_bytes(b"no folder")
    (store / "students" / ".erased-link").symlink_to(store)
    with opened(store) as one, writing(one):
        assert os.listdir(store / "students") == ["amelie"]
        assert one.warnings == []
    assert (store / "store.toml").exists()


def test_an_older_store_is_brought_up_to_date(store: Path) -> None:
    """A store of schema 0 is one of the present schema once the change begins, and what was done is warned of."""
    (store / "students").mkdir(parents=True)
    (store / "store.toml").write_text("schema = 0\n")
    (store / "students" / "amelie.toml").write_text('name = "Amélie"\n')
    with opened(store) as one, writing(one):
        assert one.slugs() == ["amelie"]
        assert ["from schema 0 to 2" in warning for warning in one.warnings] == [True]


def test_a_store_to_be_replaced_is_not_finished(store: Path) -> None:
    """Where everything is about to be replaced nothing of it is looked at."""
    add(store)
    (store / "store.toml").write_bytes(b"broken")
    (store / "students" / ".new-abc").mkdir()
    with opened(store) as one, writing(one, replacing=True) as writer:
        assert writer.store is one
    assert (store / "students" / ".new-abc").exists()
    with opened(store) as one, pytest.raises(UnreadableError), writing(one):
        pytest.fail("it cannot be read")


def test_a_full_disk_is_not_saved(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system is exit 5 with its reason, and every byte is as it was."""
    add(store, a_student("sam"))
    before = contents(store)
    with opened(store) as one, writing(one) as writer:
        monkeypatch.setattr(files, "on_step", failing("append-sync", OSError(28, "No space left on device")))
        known = one.student("sam")
        with pytest.raises(OSError, match="No space left"):
            writer.append(known, a_note(), cmd="test", at=AT)
    monkeypatch.undo()
    assert contents(store) == before
    assert journal_of(store, "sam").exists()

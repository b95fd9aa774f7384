"""Students whom an undo took away are kept aside, and come back with a redo, or go for good with an erasure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.errors import NotFoundError, NotSavedError, RefusedError
from mentorcli.store import departed, files, history, redo, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.repository import Store
from mentorcli.store.transaction import writing
from store import kit


def take_back(folder: Path) -> str:
    """Take the last operation back and return its id."""
    with kit.opened(folder) as store, writing(store) as writer:
        chosen = undo.choose(store, None)
        undo.take_back(writer, chosen, at=kit.AT)
        return chosen.op


def bring_back(store: Store) -> None:
    """Take the last undo back."""
    with writing(store) as writer:
        redo.take_back(writer, redo.choose(store), at=kit.AT)


def opened_root(store: Store) -> int:
    """Return the open folder of a store that is there."""
    root = store.root()
    assert root is not None
    return root


def test_who_goes_is_kept_aside(store: Path) -> None:
    """By the operation with which they came, whole; a hand edit goes and comes with the folder."""
    kit.add(store)
    kit.add(store, kit.a_student("sam"))
    (store / "students" / "sam" / "cv.txt").write_text("mine")
    op = take_back(store)
    with kit.opened(store) as known:
        root = opened_root(known)
        assert (departed.operations(root), departed.slugs(root, op)) == ([op], ["sam"])
        assert [line.op for _, line in departed.journals(known, root, op)["sam"].lines] == [op]
        assert history.commands(known)[op] == "student add"
        assert known.slugs() == ["amelie"]
        with pytest.raises(NotFoundError):
            known.student("sam")
    with kit.opened(store) as known, writing(known) as writer:
        assert redo.take_back(writer, redo.choose(known), at=kit.AT).students == ["sam"]
        assert known.student("sam").student.id == "sam"
    assert (store / "students" / "sam" / "cv.txt").read_text() == "mine"
    assert not (store / ".undone").exists()


def test_nobody_is_kept_aside(store: Path) -> None:
    """Where there was no undo of that kind, and where something else stands in the folder's place."""
    kit.add(store)
    with kit.opened(store) as known:
        root = opened_root(known)
        assert departed.operations(root) == []
        assert departed.slugs(root, "0" * 20) == []
        departed.put_aside(root, "0" * 20, ["nobody"])
        assert not (store / ".undone").exists()
        (store / ".undone").write_text("mine")
        assert departed.operations(root) == []


def test_the_same_student_undone_twice(store: Path) -> None:
    """What an interrupted redo left of an earlier undo is replaced."""
    kit.add(store)
    op = take_back(store)
    left = store / ".undone" / op / "amelie" / "left.txt"
    kept = left.parent.rename(store / "kept")
    with kit.opened(store) as known:
        root = opened_root(known)
        (store / "students").mkdir(exist_ok=True)
        kept.rename(store / "students" / "amelie")
        left.parent.mkdir()
        left.write_text("old")
        departed.put_aside(root, op, ["amelie"])
    assert sorted(path.name for path in left.parent.iterdir()) == ["journal.jsonl", "profile.toml"]


@pytest.mark.parametrize("by_uid", [True, False])
def test_an_erasure_erases_what_is_aside(store: Path, by_uid: bool) -> None:
    """By slug, or by the uid of one who has another slug now; others stay."""
    student = kit.add(store)
    kit.add(store, kit.a_student("sam"))
    op = take_back(store)
    other = take_back(store)
    with kit.opened(store) as known:
        root = opened_root(known)
        if by_uid:
            departed.forget(root, "other", student.tombstone)
        else:
            departed.forget(root, "amelie", "other-uid")
        assert (departed.slugs(root, op), departed.slugs(root, other)) == (["sam"], [])


def test_a_journal_that_cannot_be_read_brings_nobody_back(store: Path) -> None:
    """The redo is refused, and what is there stays."""
    kit.add(store)
    op = take_back(store)
    (store / ".undone" / op / "amelie" / "journal.jsonl").write_text("?")
    with kit.opened(store) as known, writing(known) as writer, pytest.raises(RefusedError, match="nothing of them"):
        redo.take_back(writer, redo.choose(known), at=kit.AT)
    assert (store / ".undone" / op / "amelie").exists()


def test_a_redo_that_cannot_be_written_leaves_them_aside(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has happened, and the next try works."""
    kit.add(store)
    op = take_back(store)

    def fail(step: str) -> None:
        if step == "folder-rename":
            raise OSError(28, "No space left on device")

    with kit.opened(store) as known:
        with monkeypatch.context() as patched:
            patched.setattr(files, "on_step", fail)
            with pytest.raises(NotSavedError):
                bring_back(known)
        assert departed.slugs(opened_root(known), op) == ["amelie"]
        assert not (store / ".pending").exists()
        bring_back(known)
        assert known.slugs() == ["amelie"]


def test_a_redo_over_several_journals_that_brought_nobody(store: Path) -> None:
    """One line counts for all of them, and a profile follows."""
    kit.add(store)
    with kit.opened(store) as known, writing(known) as writer:
        records = known.student("amelie")
        changed = replace(records.student, email="b@example.org")
        Batch(writer, cmd="store import", at=kit.AT).write([Change("amelie", records, changed, [])])
    take_back(store)
    with kit.opened(store) as known, writing(known) as writer:
        redo.take_back(writer, redo.choose(known), at=kit.AT)
    with kit.opened(store) as known:
        assert known.student("amelie").student.email == "b@example.org"
    assert "b@example.org" in kit.profile_of(store).read_text()


def test_a_journal_that_cannot_be_read_is_known_by_its_slug(tmp_path: Path) -> None:
    """Somebody else's stays."""
    for slug in ("amelie", "sam"):
        folder = tmp_path / ".undone" / ("0" * 20) / slug
        folder.mkdir(parents=True)
        (folder / "journal.jsonl").mkdir()
    with files.folder(str(tmp_path)) as root:
        departed.forget(root, "amelie", "uid12345")
        assert departed.slugs(root, "0" * 20) == ["sam"]

"""A student's folder is there whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mentorcli.store import files, student_folder
from mentorcli.store.transaction import writing
from store.kit import add, contents, failing, opened


def test_a_folder_is_built_whole(tmp_path: Path) -> None:
    """Both files are there, for the owner alone, and nothing that was needed on the way."""
    with files.folder(str(tmp_path)) as students:
        student_folder.build("amelie", b"lines", b"fields", students)
    folder = tmp_path / "amelie"
    assert os.listdir(tmp_path) == ["amelie"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "journal.jsonl": b"lines",
        "profile.toml": b"fields",
    }
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("step", ["folder-make", "folder-made", "create-open", "create-sync", "folder-rename"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_a_failure_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    """Whatever step fails, no folder is left, neither under its name nor under another."""
    with files.folder(str(tmp_path)) as students:
        monkeypatch.setattr(files, "on_step", failing(step, error))
        with pytest.raises(type(error)):
            student_folder.build("amelie", b"lines", b"fields", students)
    assert os.listdir(tmp_path) == []


def test_an_erasure_without_its_tombstone_has_not_happened(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is back under its name, whole; the next try does it."""
    student = add(store)
    before = contents(store)
    with opened(store) as one, one.students() as students, files.folder(str(store)) as root:
        monkeypatch.setattr(files, "on_step", failing("create-sync"))
        with pytest.raises(OSError, match="Input/output error"):
            student_folder.hide("amelie", student.tombstone, students, root)
        monkeypatch.undo()
        assert contents(store) == before
        student_folder.hide("amelie", student.tombstone, students, root)
    assert os.listdir(store / "students") == [f".erased-of-{student.tombstone}"]
    assert os.listdir(store / "erased") == [student.tombstone]


def test_texts_that_were_never_saved_go_too(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of this student alone, as far as they can be removed; what is left is named."""
    add(store)
    for slug in ("amelie", "sam"):
        (store / ".editing" / slug).mkdir(parents=True)
        (store / ".editing" / slug / "profile.toml").write_text("mine")
    with opened(store) as one, files.folder(str(store)) as root:
        student_folder.remove_texts(one, root, "nobody")
        assert (one.warnings, sorted(os.listdir(store / ".editing"))) == ([], ["amelie", "sam"])
        monkeypatch.setattr(files, "on_step", failing("unlink"))
        student_folder.remove_texts(one, root, "amelie")
        monkeypatch.undo()
        assert one.warnings == [f"{store}/.editing/amelie could not be removed (Input/output error): delete it"]
        student_folder.remove_texts(one, root, "amelie")
    assert os.listdir(store / ".editing") == ["sam"]


def test_a_folder_that_cannot_be_emptied_is_out_of_sight(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has lost its name all the same, and the warning names the rest."""
    add(store)
    with opened(store) as one, one.students() as students:
        monkeypatch.setattr(files, "on_step", failing("unlink"))
        student_folder.remove(one, "amelie", students)
        left = os.listdir(store / "students")
        assert [name.startswith(".erased-") for name in left] == [True]
        assert [left[0] in warning for warning in one.warnings] == [True]
        monkeypatch.undo()
        student_folder.delete(one, left[0], students)
    assert os.listdir(store / "students") == []


def test_a_folder_that_was_lost_leaves_a_tombstone(store: Path) -> None:
    """There is nothing to bring out of sight, and nothing to delete."""
    with opened(store) as one, writing(one) as writer:
        files.make_folder("students", writer.root)
        with files.folder("students", writer.root) as students:
            student_folder.hide("nobody", "uid12345", students, writer.root)
            student_folder.delete(one, ".erased-of-uid12345", students)
        assert one.warnings == []
    assert [path.name for path in (store / "erased").iterdir()] == ["uid12345"]

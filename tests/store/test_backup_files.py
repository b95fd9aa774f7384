"""What of a store a backup holds, in whatever state it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mentorcli.store import backup_files, files
from mentorcli.store.backup_archive import Taken
from mentorcli.store.backup_files import is_data, take
from store.kit import add, journal_of, packing


def taken(store: Path) -> Taken:
    """Return what a backup of a store would hold."""
    with files.folder(str(store)) as root:
        return take(root)


def left(store: Path) -> dict[str, str]:
    """Return what a backup of a store would lack, and why."""
    return {remark.path: remark.en for remark in taken(store).left_out}


def test_a_person_s_own_files_come_along(store: Path) -> None:
    """Beside the students, in their folders, in the store's folder itself; folders with nothing in them too."""
    add(store)
    own = {
        "students/README.md": b"1", "students/.plan": b"2", "notes.txt": b"3", ".plan": b"4", "letters/a/b.txt": b"5",
        "students/amelie/CV/cv.pdf": b"6", "students/amelie (1)/journal.jsonl": b"7", "erased/README": b"8",
    }  # fmt: skip
    for name, data in own.items():
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_bytes(data)
    (store / "students" / "amelie" / "empty").mkdir()
    found = taken(store)
    assert {name: data for name, data in found.files.items() if name in own} == own
    assert (found.folders, found.left_out) == (["students/amelie/empty"], [])


def test_what_passes_stays_behind(store: Path) -> None:
    """Locks, lists, what an interruption left, litter, other backups: none of it is in a backup."""
    add(store)
    known = set(taken(store).files)
    for name in (
        ".lock", "index.json", "backups.json", "backups/b.tar.gz", ".editing/x/note.md", ".undone/op/sam/journal.jsonl",
        ".unpacking/x", ".replaced-1.students/sam/x", "students/.new-1/x", "students/.erased-of-1/x", ".git/config",
        "students/.DS_Store", ".store.toml.tmp", "students/amelie/.journal.jsonl.tmp", ".mentor-x.tmp/students/x",
    ):  # fmt: skip
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_bytes(b"?")
    (store / "old.tar.gz").write_bytes(packing({"store.toml": b""})[0])
    found = taken(store)
    assert (set(found.files), found.folders) == (known, [])
    assert {remark.path: remark.en for remark in found.left_out} == {"old.tar.gz": "a backup itself"}


def test_what_cannot_be_read_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a bad disk, a link, a pipe, a name that cannot be kept; the rest is taken."""
    add(store)
    (store / "mentor.jsonl").symlink_to("/etc/passwd")
    os.mkfifo(store / "store.toml.old")
    (store / "students" / "a\nb").mkdir()
    read = files.read

    def bad(name: str, within: int) -> bytes:
        if name == "journal.jsonl":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(name, within)

    monkeypatch.setattr(files, "read", bad)
    assert left(store) == {
        "mentor.jsonl": "a symbolic link, not followed", "store.toml.old": "no plain file",
        "students/a\nb": "its name cannot be kept", "students/amelie/journal.jsonl": "Input/output error",
    }  # fmt: skip
    assert sorted(taken(store).files) == ["store.toml", "students/amelie/profile.toml"]


def test_where_no_more_can_be_opened_nothing_is_left_out(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That says nothing of the files."""
    add(store)

    def limit(*_: object) -> bytes:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(files, "read", limit)
    with pytest.raises(OSError, match="Too many open files"):
        taken(store)


def test_what_goes_while_it_is_listed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is not there."""
    add(store)
    (store / "notes.txt").write_bytes(b"?")
    read = files.read

    def gone(name: str, within: int) -> bytes:
        if name == "notes.txt":
            raise FileNotFoundError
        return read(name, within)

    monkeypatch.setattr(files, "read", gone)
    assert left(store) == {}
    assert "notes.txt" not in taken(store).files


def test_a_person_s_own_files_have_a_measure(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is too large, and those beyond what all may have: named. The store's own have none."""
    add(store)
    monkeypatch.setattr(backup_files, "_MOST_OF_ONE", 10)
    monkeypatch.setattr(backup_files, "_MOST_OF_ALL", 15)
    for name, size in (("a", 10), ("b", 11), ("c", 5), ("d", 1)):
        (store / name).write_bytes(b"x" * size)
    assert left(store) == {"b": "too large", "d": "too large"}
    assert len(taken(store).files["students/amelie/journal.jsonl"]) > 15


def test_folders_within_folders(store: Path) -> None:
    """So many that nobody made them by hand are named, and nothing fails."""
    add(store)
    deep = store.joinpath("a", *["b"] * 100)
    deep.mkdir(parents=True)
    assert list(left(store).values()) == ["too many folders within one another"]


def test_a_restore_that_was_interrupted_counts(store: Path) -> None:
    """What it brings, and takes away, is what a reader sees."""
    add(store)
    (store / "mentor.jsonl").write_bytes(b"old")
    (store / "config.toml").write_bytes(b"")
    aside = store / ".restoring"
    (aside / "students" / "sam").mkdir(parents=True)
    (aside / "students" / "sam" / "journal.jsonl").write_bytes(b"new")
    for name in ("mentor.jsonl.absent", "merged.absent", "own", "other.absent"):
        (aside / name).write_bytes(b"")
    assert taken(store).files == {
        "config.toml": b"", "store.toml": (store / "store.toml").read_bytes(), "students/sam/journal.jsonl": b"new",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("store.toml", True), ("config.toml", True), ("mentor.jsonl", True), ("students/amelie", True),
        ("students/amelie/journal.jsonl", True), ("students/amelie.toml", True), ("students/amelie/cv.pdf", False),
        ("students/README.md", False), ("students", True), ("notes.txt", False), ("merged/x/journal.jsonl", True),
        ("students/amelie/CV/profile.toml", False), (".pending", True),
    ],
)  # fmt: skip
def test_what_the_store_reads(name: str, is_one: bool) -> None:
    """Its own files, and whatever stands in their place."""
    assert is_data(name) is is_one


def test_a_journal_that_is_a_folder(store: Path) -> None:
    """What is in it is taken as it is."""
    add(store)
    journal_of(store).unlink()
    journal_of(store).mkdir()
    (journal_of(store) / "part").write_bytes(b"1")
    assert taken(store).files["students/amelie/journal.jsonl/part"] == b"1"

"""What a person put beside the store's own files outlives a restore."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mentorcli.store import files, own_files
from store.kit import contents


def kept(store: Path, *paths: str) -> list[str]:
    """Keep what stands at some paths; return those outside what takes the place of everything."""
    with files.folder(str(store)) as root:
        return own_files.keep(root, paths, ".unpacking", "before-1")


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store's folder with what no backup holds, and what is about to take its place."""
    for name in ("students/amelie", "students/sam", ".unpacking/students/amelie"):
        (store / name).mkdir(parents=True)
    (store / "students" / "amelie" / "link").symlink_to("/etc/passwd")
    os.mkfifo(store / "students" / "amelie" / "pipe")
    (store / "students" / "sam" / "film").write_bytes(b"large")
    return store


def test_it_stays_where_there_is_room(begun: Path) -> None:
    """In the same folder of what takes the place."""
    assert kept(begun, "students/amelie/link", "students/amelie/pipe") == []
    new = begun / ".unpacking" / "students" / "amelie"
    assert (new / "link").readlink() == Path("/etc/passwd")
    assert stat.S_ISFIFO((new / "pipe").stat().st_mode)


def test_it_is_kept_beside_the_backup_otherwise(begun: Path) -> None:
    """Where the student is not there, where the name is taken, for what stands in the store's folder itself."""
    (begun / ".unpacking" / "students" / "amelie" / "link").write_bytes(b"")
    (begun / "mentor.jsonl").symlink_to("/etc/passwd")
    beside = kept(begun, "students/sam/film", "students/amelie/link", "mentor.jsonl")
    assert beside == [
        f"backups/before-1/{name}" for name in ("students/sam/film", "students/amelie/link", "mentor.jsonl")
    ]
    assert (begun / beside[0]).read_bytes() == b"large"
    assert (begun / beside[2]).is_symlink()


def test_of_a_folder_all_that_is_in_it(begun: Path) -> None:
    """However deep."""
    (begun / "students" / "sam" / "a" / "b").mkdir(parents=True)
    (begun / "students" / "sam" / "a" / "b" / "c").write_bytes(b"1")
    assert kept(begun, "students/sam/a") == ["backups/before-1/students/sam/a"]
    assert contents(begun / "backups") == {"before-1/students/sam/a/b/c": b"1"}


def test_a_file_system_without_second_names(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link is made anew, a file copied; a pipe is refused, before anything is replaced."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    kept(begun, "students/amelie/link", "students/sam/film")
    assert (begun / ".unpacking" / "students" / "amelie" / "link").readlink() == Path("/etc/passwd")
    assert (begun / "backups" / "before-1" / "students" / "sam" / "film").read_bytes() == b"large"
    with pytest.raises(OSError, match="Not a plain file: 'students/amelie/pipe'"):
        kept(begun, "students/amelie/pipe")


def test_a_second_name_that_is_taken(begun: Path) -> None:
    """Is an error, not a copy over it."""
    (begun / "backups" / "before-1" / "students" / "sam").mkdir(parents=True)
    (begun / "backups" / "before-1" / "students" / "sam" / "film").write_bytes(b"other")
    with pytest.raises(FileExistsError):
        kept(begun, "students/sam/film")


def test_what_is_missing_comes_back(store: Path) -> None:
    """What is there stays as it is, folders are put together, and it can be done again."""
    new = {"notes": b"1", "letters/a": b"2", "letters/b": b"3", "plan/x": b"4", "other": b"5"}
    for name, data in new.items():
        (store / ".restoring" / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (store / ".restoring" / "own" / name).write_bytes(data)
    (store / "letters").mkdir()
    (store / "letters" / "a").write_bytes(b"mine")
    (store / "plan").write_bytes(b"mine")
    (store / "other").mkdir()
    for _ in range(2):
        with files.folder(str(store)) as root, files.folder(".restoring", root) as aside:
            own_files.bring_back(aside, root)
    now = {name: data for name, data in contents(store).items() if not name.startswith(".restoring")}
    assert now == {"notes": b"1", "letters/a": b"mine", "letters/b": b"3", "plan": b"mine"}


def test_a_backup_without_any(store: Path) -> None:
    """Brings nothing back."""
    (store / ".restoring").mkdir(parents=True)
    with files.folder(str(store)) as root, files.folder(".restoring", root) as aside:
        own_files.bring_back(aside, root)
    assert contents(store) == {}

"""What a killed backup or export left is told by its name, and deleted once it is old."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store import files, leftovers
from store.kit import a_student, add

OURS = (
    ".mentor-a1b2c3d4e5f6.tmp",
    ".b.tar.gz.a1b2c3d4e5f6.tmp",
    ".export.json.0123456789ab.tmp",
    ".x.y.csv.a1b2c3d4e5f6.tmp",
)
OTHERS = (
    ".mentor-a1b2.tmp", "mentor-a1b2c3d4e5f6.tmp", ".b.tar.gz.tmp", ".b.zip.a1b2c3d4e5f6.tmp",
    ".mentor-a1b2c3d4e5f6.tmp~",
    ".mentor-a1b2c3d4e5fu.tmp", "b.tar.gz", ".b.tar.gz.A1B2C3D4E5F6.tmp",
)  # fmt: skip


def aged(path: Path, hours: float) -> Path:
    """Set back the time of a file."""
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_only_names_of_ours_are_taken_for_it(tmp_path: Path) -> None:
    """Files and folders; a link, another person's file and any other name are not."""
    for name in (*OURS, *OTHERS):
        (tmp_path / name).write_bytes(b"")
        aged(tmp_path / name, 30)
    (tmp_path / ".mentor-0123456789ab.tmp").symlink_to("/etc")
    (tmp_path / ".mentor-0123456789ac.tmp").mkdir()
    (tmp_path / ".mentor-0123456789ac.tmp" / "x").write_bytes(b"")
    aged(tmp_path / ".mentor-0123456789ac.tmp", 30)
    swept = leftovers.sweep([tmp_path, tmp_path, tmp_path / "none"])
    assert sorted(path.name for path in swept) == sorted([*OURS, ".mentor-0123456789ac.tmp"])
    assert sorted(os.listdir(tmp_path)) == sorted([*OTHERS, ".mentor-0123456789ab.tmp"])


@pytest.mark.parametrize(("hours", "old"), [(0, False), (23.9, False), (24.1, True), (-48, False)])
def test_what_is_young_may_be_written_now(tmp_path: Path, hours: float, old: bool) -> None:
    """It is named, and stays."""
    path = tmp_path / OURS[0]
    path.write_bytes(b"")
    aged(path, hours)
    assert list(leftovers.found_in([tmp_path])) == [leftovers.Leftover(path, old)]
    assert leftovers.sweep([tmp_path]) == ([path] if old else [])


def test_another_person_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is none of ours."""
    (tmp_path / OURS[0]).write_bytes(b"")
    monkeypatch.setattr("os.geteuid", lambda: 12345)
    assert list(leftovers.found_in([tmp_path])) == []


def test_what_goes_or_cannot_be_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is not said to be deleted."""
    aged_path = tmp_path / OURS[0]
    aged_path.write_bytes(b"")
    aged(aged_path, 30)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        assert leftovers.sweep([tmp_path]) == []
    monkeypatch.setattr(Path, "lstat", refused)
    assert list(leftovers.found_in([tmp_path])) == []


def test_the_next_writer_sweeps_the_store(store: Path) -> None:
    """What interrupted writes left at its top and beside its own backups, and nothing else."""
    add(store)
    (store / "backups").mkdir(mode=0o700)
    left = [store / ".mentor.jsonl.tmp", store / "..pending.tmp", store / "backups" / OURS[0]]
    left += [store / ".settings.toml.tmp", store / ".removed.txt.tmp", store / "..gitattributes.tmp"]
    others = [store / ".notes.tmp", store / "backups" / OTHERS[0], store / "backups" / "kept.tar.gz"]
    for path in (*left, *others):
        path.write_bytes(b"half")
    add(store, a_student("sam"))
    assert [path.exists() for path in (*left, *others)] == [False] * 6 + [True] * 3


def test_what_cannot_be_deleted_waits(store: Path) -> None:
    """A folder in the place of a file, and no folder of backups: nothing is raised."""
    add(store)
    (store / ".store.toml.tmp").mkdir()
    with files.folder(str(store)) as root:
        leftovers.sweep_store(root, [".store.toml.tmp"])
    assert (store / ".store.toml.tmp").exists()


@pytest.mark.skipif(os.name == "nt", reason="the places of Windows are Python's")
def test_the_current_folder_is_no_temporary_one(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system's cannot be written, as in some containers: files are saved, and nothing is made here."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    none = str(tmp_path / "none")
    monkeypatch.setattr(leftovers, "_TEMPORARY", (none,))
    monkeypatch.setenv("XDG_RUNTIME_DIR", "relative")
    for named in ("", ".", "relative", none):
        monkeypatch.setenv("TMPDIR", named)
        assert leftovers.temporary_folder() is None
        assert leftovers.temporary_places(os.environ) == [Path(leftovers._IN_MEMORY)]
    mentor("student", "add", "Ann")
    assert mentor("store", "export", "--out", str(tmp_path / "all.json")).code == 0
    refused = mentor("demo")
    assert (refused.code, "Set TMPDIR" in refused.err) == (5, True)
    monkeypatch.setattr(leftovers, "_IN_MEMORY", none)
    assert mentor("store", "backup", str(tmp_path / "all.tar.gz")).code == 0
    unread = mentor("store", "backup", "--verify", str(tmp_path / "all.tar.gz"))
    assert (unread.code, "There is no room to read" in unread.err) == (5, True)
    assert list(here.iterdir()) == []
    monkeypatch.setenv("TMPDIR", str(here))
    assert leftovers.temporary_folder() == str(here)

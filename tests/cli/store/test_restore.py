"""`mentor store restore`."""

from __future__ import annotations

import gzip
import stat
import tarfile
from pathlib import Path

import pytest

from cli.store.kit import without_faults
from helpers import Mentor
from reliability.cases import state_of
from store.kit import AT, contents, failing, packing, profile_of


def test_a_backup_brings_everything_back(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Whatever happened since; what was there is saved first, and can be gone back to."""
    file = tmp_path / "backup.tar.gz"
    saved = mentor("store", "backup", str(file), "--json").json()
    assert (saved["path"], saved["students"]) == (str(file), 2)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    then = state_of(begun)
    assert mentor("student", "note", "amelie", "later").code == 0
    assert mentor("student", "add", "Zoé Petit").code == 0
    later = state_of(begun)
    assert mentor("store", "restore", str(file), "--no-input").code == 2  # it asks
    assert state_of(begun) == later
    restored = mentor("store", "restore", str(file), "--yes", "--json").json()
    assert state_of(begun) == then
    assert without_faults(mentor)
    assert mentor("store", "restore", restored["before"], "--yes").code == 0
    assert state_of(begun) == later
    assert mentor("student", "note", "zoe-petit", "works").code == 0


def test_a_backup_into_an_empty_home(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another computer: no question asked, nothing to save first."""
    assert mentor("store", "backup", str(tmp_path)).code == 0
    file = next(tmp_path.glob("mentor-backup-2026-11-24*.tar.gz"))
    then = state_of(begun)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    ran = mentor("store", "restore", str(file), "--no-input", "--json")
    assert (ran.code, ran.json()["before"]) == (0, None)
    assert state_of(tmp_path / "other") == then


@pytest.mark.parametrize("damage", ["cut", "flipped", "no archive", "empty", "another archive", "missing"])
def test_a_damaged_backup_is_refused(begun: Path, mentor: Mentor, tmp_path: Path, damage: str) -> None:
    """Exit 4 (2 where there is no file) with its path; every byte of the store as it was."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    data = file.read_bytes()
    if damage == "another archive":
        with tarfile.open(file, "w:gz") as archive:
            archive.add(profile_of(begun), "../../profile.toml")
    elif damage == "missing":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :]
        file.write_bytes({"cut": data[:-20], "flipped": flipped, "no archive": b"hello", "empty": b""}[damage])
    before = contents(begun)
    ran = mentor("store", "restore", str(file), "--yes")
    assert (ran.code, str(file) in ran.err) == (2 if damage == "missing" else 4, True), ran
    assert contents(begun) == before


def test_an_archive_that_is_no_store(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Whole and with a manifest, but without `store.toml`, or unpacking to far more than it could hold: refused."""
    file = tmp_path / "backup.tar.gz"
    before = contents(begun)
    bomb = gzip.compress(gzip.decompress(packing({"store.toml": b"0" * (40 << 20)}, AT)[0]))
    for data, said in ((packing({"mentor.jsonl": b"{}\n"}, AT)[0], "is missing"), (bomb, "more than")):
        file.write_bytes(data)
        ran = mentor("store", "restore", str(file), "--yes")
        assert (ran.code, said in ran.err) == (4, True), ran
        assert contents(begun) == before


def test_an_erased_student_is_left_out(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Erasing names the backups that hold the person; restoring one leaves them out and says so."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    forgotten = mentor("student", "forget", "amelie", "--yes")
    assert str(file) in forgotten.out + forgotten.err
    left = b"".join(contents(begun).values())
    assert not [word for word in ("Amélie", "amelie", "a@example.org", "Prefers mornings") if word.encode() in left]
    ran = mentor("store", "restore", str(file), "--yes")
    assert ran.code == 0
    assert "amelie was erased" in ran.err
    assert mentor("student", "show", "amelie").code == 3
    left = b"".join(contents(begun).values())
    assert not [word for word in ("Amélie", "a@example.org", "Prefers mornings") if word.encode() in left]


_COUNTS = ("restore-away", "restore-rename")


@pytest.mark.parametrize("step", ["restore-commit", "restore-away", "restore-rename", "create-sync", "folder-rename"])
def test_a_restore_that_fails(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Before the commit nothing is changed; after it the next writer finishes it. Never a mixture, and no data lost."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    then = state_of(begun)
    assert mentor("student", "note", "amelie", "later").code == 0
    now = state_of(begun)
    with monkeypatch.context() as patched:
        patched.setattr("mentorcli.store.files.on_step", failing(step))
        ran = mentor("store", "restore", str(file), "--yes")
        assert ran.code == (0 if step in _COUNTS else 5), ran
        assert ("the next change moves it" in ran.err) == (step in _COUNTS)
    assert state_of(begun) == (then if step in _COUNTS else now)
    assert mentor("student", "show", "amelie").code == 0
    assert mentor("training", "done", "course").code == 0
    assert without_faults(mentor)
    assert state_of(begun) == (then if step in _COUNTS else now)

"""`mentor store backup`."""

from __future__ import annotations

import gzip
import os
import shlex
import stat
from pathlib import Path

import pytest

from cli.store.kit import DATA
from helpers import Mentor
from mentorcli.store import files
from reliability.cases import state_of
from store.kit import contents, journal_of, umask
from store.test_leftovers import aged


def test_a_backup_replaces_no_file(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """One that is there is kept; with a folder, the next free name is taken; an empty store has nothing to save."""
    file = tmp_path / "backup.tar.gz"
    file.write_bytes(b"mine")
    ran = mentor("store", "backup", str(file))
    assert (ran.code, file.read_bytes()) == (1, b"mine")
    assert mentor("store", "backup", str(tmp_path / "no" / "folder.tar.gz")).code == 5
    folder = tmp_path / "copies"
    folder.mkdir()
    assert mentor("store", "backup", str(folder)).code == 0
    assert mentor("store", "backup", str(folder)).code == 0
    assert len(list(folder.iterdir())) == 2
    assert mentor("--store", str(tmp_path / "none"), "store", "backup", str(folder)).code == 1
    assert state_of(begun)


def test_a_file_system_without_links(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup onto a stick that knows no hard links gets its name by a rename."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    assert mentor("store", "backup", str(tmp_path / "b.tar.gz")).code == 0
    assert [path.name for path in tmp_path.glob("*b.tar.gz*")] == ["b.tar.gz"]
    assert begun.exists()


def test_a_backup_that_does_not_read_back(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not said to be saved (exit 5), and nothing of it is left behind."""
    read = files.read

    def other(name: str, within: int) -> bytes:
        return b"other" if name.endswith(".tmp") else read(name, within)

    monkeypatch.setattr(files, "read", other)
    ran = mentor("store", "backup", str(tmp_path / "b.tar.gz"))
    assert (ran.code, "Not saved" in ran.err) == (5, True)
    assert not list(tmp_path.glob("*b.tar.gz*"))
    assert begun.exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_can_read(store: Path, mentor: Mentor, tmp_path: Path, mask: int) -> None:
    """Files 0600 and folders 0700 under any umask, after every kind of write, copies and reports included."""
    with umask(mask):
        for words in DATA:
            assert mentor(*words).code == 0, words
        assert mentor("store", "backup", str(store)).code == 0
        assert mentor("store", "export", "--out", str(store / "export.json")).code == 0
        assert mentor("transfer", "handover", "sam", "--out", str(store / "handover.md")).code == 0
        assert mentor("config", "set", "lang", "fr").code == 0
        assert mentor("student", "forget", "sam", "--yes").code == 0
    for path in (store, *store.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert tmp_path.exists()


def test_a_backup_is_read_back(begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole: exit 0 with what is in it; nothing is written, and nothing left where it was read."""
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    file = str(tmp_path / "b.tar.gz")
    assert mentor("store", "backup", file).code == 0
    before = contents(begun)
    ran = mentor("store", "backup", "--verify", file)
    assert (ran.code, ran.out) == (0, f"Whole: {file} (2 students, 2 sessions, as of 2026-11-24 15:00)\n")
    assert mentor("store", "backup", file, "--verify", "--quiet").out == ran.out
    found = mentor("store", "backup", "--verify", file, "--json").json()
    assert (found["whole"], found["format"], found["students"], found["sessions"]) == (True, 2, 2, 2)
    assert (found["made_at"], found["faults"], found["raw"], found["left_out"], found["encrypted"]) == (
        "2026-11-24T15:00:00+01:00", [], [], [], False,
    )  # fmt: skip
    assert contents(begun) == before
    assert os.listdir(tmp_path / "run") == []


def test_what_is_wrong_in_a_backup_is_named(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Exit 4, in both languages and as JSON, where the store could not be read when it was saved."""
    journal_of(begun).write_bytes(b"?\n")
    (begun / "students" / "sam" / "link").symlink_to("x")
    file = str(tmp_path / "b.tar.gz")
    saved = mentor("store", "backup", file)
    assert (saved.code, "Saved as it is" in saved.err, "link is not in the backup" in saved.err) == (0, True, True)
    ran = mentor("store", "backup", "--verify", file)
    assert ran.code == 4
    lines = ran.out.splitlines()
    assert lines[0].startswith("The file is as it was written, but not all in it can be read: ")
    assert lines[1].startswith("When it was saved this could not be read: students/amelie/journal.jsonl, line 1: ")
    assert lines[2:] == ["Left out when it was saved: students/sam/link: a symbolic link, not followed"]
    as_json = mentor("store", "backup", "--verify", file, "--json")
    assert (as_json.code, as_json.json()["whole"], as_json.json()["faults"][0]["line"]) == (4, False, 1)
    assert mentor("config", "set", "lang", "fr").code == 0
    lines = mentor("store", "backup", "--verify", file).out.splitlines()
    assert lines[1].startswith("Illisible dès la sauvegarde\u00a0: students/amelie/journal.jsonl, ligne 1\u00a0: ")
    assert lines[2].endswith("un lien symbolique, qui n'est pas suivi")
    restored = mentor("store", "restore", file, "--yes")
    assert (restored.code, f"Tel quel dans {file}" in restored.err) == (0, True)


def test_a_backup_that_went_bad(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """A file with another content than its checksum, one cut short: exit 4; one of a newer version: exit 7."""
    file = tmp_path / "b.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    assert (mentor("store", "backup", "--verify", str(file)).code, begun.exists()) == (4, True)
    file.write_bytes(gzip.compress(gzip.decompress(whole).replace(b"Prefers mornings", b"Prefers evenings")))
    ran = mentor("store", "backup", "--verify", str(file), "--json")
    assert (ran.code, "is damaged: students/amelie/journal.jsonl" in ran.err) == (4, True)
    file.write_bytes(gzip.compress(gzip.decompress(whole).replace(b'"format": 2', b'"format": 3', 1)))
    for words in (("backup", "--verify", str(file)), ("restore", str(file), "--yes")):
        ran = mentor("store", *words)
        assert (ran.code, "Upgrade mentor" in ran.err) == (7, True)


@pytest.mark.parametrize(
    "words",
    [("--verify",), ("--verify", "x", "--encrypt", "age1x"), ("x", "--identity", "key.txt"), ("--verify", "no")],
)
def test_what_does_not_go_together(begun: Path, mentor: Mentor, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Exit 2, and nothing is written."""
    assert mentor("store", "backup", *words).code == 2
    assert begun.exists()
    assert not list(tmp_path.glob("x*"))


@pytest.mark.parametrize("name", ["a b", "it's", "-x y"])
def test_the_way_back_can_be_pasted(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever the store's folder is called, and where the terminal is narrow."""
    monkeypatch.setenv("COLUMNS", "40")
    for store in ((), ("--store", str(tmp_path / name / "other"))):
        monkeypatch.setenv("MENTOR_HOME", str(tmp_path / name))
        assert mentor(*store, "student", "add", "Amélie Durand").code == 0
        file = tmp_path / f"{len(store)} b.tar.gz"
        saved = mentor(*store, "store", "backup", str(file)).out.splitlines()[-1]
        ran = mentor(*store, "store", "restore", str(file), "--yes").out.splitlines()[-1]
        for line in (saved, ran):
            command = line.partition(": ")[2]
            assert mentor(*shlex.split(command)[1:], "--yes").code == 0, command


def test_what_killed_ones_left_is_named_and_swept(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """By `store check`, with exit 4; once a day old by the next backup or export there, or by a repair."""
    folder = tmp_path / "copies"
    folder.mkdir()
    assert mentor("store", "backup", str(folder)).code == 0
    for place in (folder, begun / "backups"):
        place.mkdir(exist_ok=True)
        place.chmod(0o700)
        aged(_left(place / ".mentor-a1b2c3d4e5f6.tmp"), 30)
        aged(_left(place / ".b.tar.gz.a1b2c3d4e5f6.tmp"), 1)
    ran = mentor("store", "check")
    assert (ran.code, ran.out.count("with personal data in it"), ran.out.count("being written now")) == (4, 4, 1)
    ran = mentor("store", "export", "--out", str(folder / "e.json"))
    assert f"Deleted what an interrupted backup or export had left: {folder}" in ran.err
    assert sorted(os.listdir(folder))[:2] == [".b.tar.gz.a1b2c3d4e5f6.tmp", "e.json"]
    ran = mentor("store", "check", "--repair")
    assert (ran.code, ran.out.count("Mended"), ran.out.count("being written now")) == (4, 2, 1)
    aged(folder / ".b.tar.gz.a1b2c3d4e5f6.tmp", 25)
    ran = mentor("transfer", "handover", "sam", "--out", str(folder / "page.md"))
    assert f"Deleted what an interrupted backup or export had left: {folder}" in ran.err
    assert mentor("store", "check").code == 0


def _left(path: Path) -> Path:
    path.write_bytes(b"?")
    return path


def test_the_output_is_no_place_for_a_backup(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is the output for an export and a page: no file of that name is made unless its path says so."""
    monkeypatch.chdir(tmp_path)
    mentor("student", "add", "Ann")
    ran = mentor("store", "backup", "-")
    assert (ran.code, "has to be a file" in ran.err, Path("-").exists()) == (2, True, False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "il lui faut un fichier" in mentor("store", "backup", "-").err
    assert mentor("store", "backup", "./-").code == 0


def test_settings_that_cannot_be_read_leave_no_doubt_of_it(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """It is saved and that is said: a folder in their place, a pipe, a link that leads to itself."""
    mentor("student", "add", "Ann")
    config, file = store / "config.toml", tmp_path / "all.tar.gz"
    for kind in ("folder", "pipe", "link"):
        if kind == "folder":
            config.mkdir()
        elif kind == "pipe":
            os.mkfifo(config)
        else:
            config.symlink_to(config)
        ran = mentor("store", "backup", str(file))
        assert (ran.code, file.exists(), "Saved and read back" in ran.out) == (0, True, True), ran
        file.unlink()
        config.rmdir() if kind == "folder" else config.unlink()

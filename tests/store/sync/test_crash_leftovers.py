"""What a crash, or a stick that was pulled out, leaves in a repository of git: the next sync goes on all the same."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from mentorcli.store import files
from mentorcli.store.sync import crash_leftovers
from store.sync.kit import Computers
from store.sync.test_git import git

OWN = "a/store/.git"
PLACE = "place.git"
LOCKS = (
    *(f"{OWN}/{name}.lock" for name in ("refs/heads/main", "refs/mentor/remote", "refs/mentor/incoming", "HEAD")),
    *(f"{PLACE}/{name}.lock" for name in ("refs/heads/main", "packed-refs", "HEAD")),
)
HARMLESS = ("HEAD.lock", "packed-refs.lock")  # git looks for them only where it packs, or changes its HEAD
NO_COMMIT = {
    "emptied": b"",
    "zeros": b"\0" * 41,
    "half": b"0123456789abcdef",
    "half and zeros": b"01234567" + b"\0" * 33,
}


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch a lock for a moment only."""
    monkeypatch.setattr(crash_leftovers, "_WATCHED_SECONDS", 0.3)


def both_wrote(two: Computers) -> Computers:
    """Let both computers have written something, of which one was sent."""
    two.ok(two.b, "student", "note", "ann", "there")
    two.ok(two.b, "sync")
    two.ok(two.a, "student", "note", "ann", "here")
    return two


def all_is_there(two: Computers) -> None:
    """Hold both computers to all that was written."""
    two.meet()
    two.agree()
    for clone in (two.a, two.b):
        assert sorted(two.notes(clone)) == ["here", "there"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_that_nobody_holds_is_taken_away_and_said(two: Computers, folder: Path, lock: str) -> None:
    """Wherever the one who held it was cut short: the command that was typed goes on."""
    path = folder / lock
    both_wrote(two)
    path.write_bytes(b"")
    said = two.ok(two.a, "sync")
    if not lock.endswith(HARMLESS):
        assert not path.exists()
        assert f"{path} was left by something cut short" in said
    all_is_there(two)


def test_a_lock_of_the_settings_of_git(two: Computers, folder: Path) -> None:
    """`sync init` writes the place into them."""
    (folder / OWN / "config.lock").write_bytes(b"[core]\n")
    said = two.ok(two.a, "sync", "init", str(folder / "another.git"))
    assert "config.lock was left by something cut short" in said
    assert "another.git" in two.ok(two.a, "sync", "status")


def test_it_is_said_in_french(two: Computers, folder: Path) -> None:
    """As all else."""
    both_wrote(two)
    (folder / OWN / "refs/heads/main.lock").write_bytes(b"")
    (folder / PLACE / "refs/heads/main").write_bytes(b"")
    two.ok(two.a, "config", "set", "lang", "fr")
    said = two.ok(two.a, "sync")
    assert "main.lock était resté d'une opération interrompue" in said
    assert "refs/heads/main ne désignait plus aucune version" in said


@pytest.mark.parametrize("where", [OWN, PLACE])
def test_a_lock_of_somebody_at_work_stays(two: Computers, folder: Path, where: str) -> None:
    """It is made anew meanwhile, as by one who sends again and again: nothing is taken from them, and nothing lost."""
    path = folder / where / "refs/heads/main.lock"
    both_wrote(two)
    over = threading.Event()

    def work() -> None:
        number = 0
        while not over.is_set():
            number += 1
            path.write_bytes(b"x" * (number % 40))
            time.sleep(0.02)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        time.sleep(0.1)
        code, _, err = two.a.run("sync")
    finally:
        over.set()
        worker.join()
    assert path.exists()
    assert (code, "was left by" in err) == (5 if where == OWN else 1, False)
    assert ("Type the command again" if where == OWN else f"{folder / PLACE} is locked") in err
    path.unlink()
    all_is_there(two)


def test_a_lock_that_goes_by_itself_was_of_somebody_at_work(two: Computers, folder: Path) -> None:
    """It is not this computer that took it away."""
    path = folder / OWN / "refs/heads/main.lock"
    path.write_bytes(b"")
    threading.Timer(0.15, path.unlink).start()
    assert crash_leftovers.clear_locks(str(folder / OWN)) == []
    assert not path.exists()
    all_is_there(both_wrote(two))


def test_what_is_no_lock_of_a_name_stays(folder: Path) -> None:
    """A link, a folder, a file of another name, and what lies behind a link."""
    refs = folder / "repository" / "refs"
    (refs / "heads").mkdir(parents=True)
    (folder / "elsewhere").mkdir()
    for path in (refs / "heads" / "main", folder / "elsewhere" / "x.lock", folder / "repository" / "index.lock"):
        path.write_bytes(b"")
    (refs / "heads" / "linked.lock").symlink_to(folder / "elsewhere" / "x.lock")
    (refs / "linked").symlink_to(folder / "elsewhere")
    (refs / "folder.lock").mkdir()
    assert crash_leftovers.clear_locks(str(folder / "repository")) == []
    assert crash_leftovers.clear_locks(str(folder / "not there")) == []


def test_what_cannot_be_removed_is_not_said_to_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository that may only be read."""
    (folder / "HEAD.lock").write_bytes(b"")

    def refuse(path: str) -> None:
        raise PermissionError(path)

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "unlink", refuse)
        assert crash_leftovers.clear_locks(str(folder)) == []
    assert (folder / "HEAD.lock").exists()


@pytest.mark.parametrize("data", NO_COMMIT.values(), ids=NO_COMMIT)
@pytest.mark.parametrize(
    "names",
    [
        (f"{OWN}/refs/heads/main",),
        (f"{OWN}/refs/mentor/remote",),
        (f"{OWN}/refs/heads/main", f"{OWN}/refs/mentor/remote", f"{OWN}/refs/mentor/incoming"),
        (f"{PLACE}/refs/heads/main",),
    ],
    ids=["ours", "theirs", "all of ours", "of the place"],
)
def test_a_name_that_stands_for_no_version_stands_for_the_last_one_known(
    two: Computers, folder: Path, names: tuple[str, ...], data: bytes
) -> None:
    """It was written without its bytes: nothing is lost of what any computer has, and it is said."""
    two.ok(two.b, "student", "note", "ann", "there")
    two.meet()
    two.ok(two.a, "student", "note", "ann", "here")
    for name in names:
        (folder / name).write_bytes(data)
    said = two.ok(two.a, "sync")
    for name in names:
        assert f"{folder / name} stood for no version" in said
    assert git(two.a.store, "fsck", "--strict").strip() == ""
    all_is_there(two)


@pytest.mark.parametrize("also", [(), (f"{OWN}/refs/heads/main", f"{OWN}/refs/mentor/remote")])
def test_what_another_computer_sent_last_comes_back_with_it(
    two: Computers, folder: Path, also: tuple[str, ...]
) -> None:
    """The branch at the place stood for it, and was lost: that computer is asked once, and has it still."""
    both_wrote(two)
    for name in (f"{PLACE}/refs/heads/main", *also):
        (folder / name).write_bytes(b"")
    two.ok(two.a, "sync")
    code, _, err = two.b.run("sync")
    assert (code, "was rewritten" in err, f"mentor sync init {two.place}" in err) == (1, True, True)
    two.ok(two.b, "sync", "init", str(two.place))
    all_is_there(two)


def test_versions_are_listed_although_their_name_was_lost(two: Computers, folder: Path) -> None:
    """As those that the place had when it was last seen."""
    listed = two.json(two.a, "sync", "log")
    (folder / OWN / "refs/heads/main").write_bytes(b"")
    assert two.json(two.a, "sync", "log") == listed


@pytest.mark.parametrize(("lang", "gone"), [("en", False), ("fr", False), ("en", True)])
def test_a_place_whose_versions_were_lost_is_begun_anew(two: Computers, folder: Path, lang: str, gone: bool) -> None:
    """The line says how, and it works: all computers have everything."""
    both_wrote(two)
    for path in (folder / PLACE / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.unlink() if gone else path.write_bytes(b"")
    two.ok(two.a, "config", "set", "lang", lang)
    code, _, err = two.a.run("sync")
    words = ("is damaged", "Move what is there away") if lang == "en" else ("est abîmé", "Déplacez ce qui s'y trouve")
    assert (code, *(word in err for word in words)) == (1, True, True), err
    two.place.rename(folder / "damaged")
    for clone in (two.a, two.b):
        two.ok(clone, "sync", "init", str(two.place))
    all_is_there(two)

"""What stands beside the known files: litter is none of our business, a copy is named with what only it holds."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from helpers import Mentor, resign
from mentorcli.models.project import Project
from mentorcli.store import beside
from mentorcli.store.beside import copied, copied_folder, held, is_litter
from mentorcli.store.resealing import resealed
from mentorcli.text import in_language
from store.kit import a_note, a_session, a_student, add, contents, journal_of, profile_of, put

LITTER = (
    ".DS_Store", "._journal.jsonl", "Thumbs.db", "desktop.ini", "@eaDir", ".directory", ".journal.jsonl.swp",
    "journal.jsonl~", ".#journal.jsonl", "#journal.jsonl#", ".syncthing.journal.jsonl.tmp", ".stfolder", ".dropbox",
    ".journal.jsonl.~1a2b", ".~lock.profile.toml#", ".git", ".gitignore", ".nfs0001",
)  # fmt: skip
COPIES = {
    "journal (conflicted copy).jsonl": "journal.jsonl",
    "journal (Anna's conflicted copy 2026-11-23).jsonl": "journal.jsonl",
    "journal (Copie en conflit de Anna 2026-11-23).jsonl": "journal.jsonl",
    "journal (conflicted copy 2026-11-23 090000).jsonl": "journal.jsonl",
    "journal_conflict-20261123-090000.jsonl": "journal.jsonl",
    "journal.sync-conflict-20261123-090000-ABCDEFG.jsonl": "journal.jsonl",
    "journal.jsonl.sync-conflict": "journal.jsonl",
    "journal 2.jsonl": "journal.jsonl",
    "journal-LAPTOP.jsonl": "journal.jsonl",
    "journal.jsonl.orig": "journal.jsonl",
    "profile (1).toml": "profile.toml",
    "profile.Conflict.toml": "profile.toml",
}


@pytest.mark.parametrize("name", LITTER)
def test_litter(name: str) -> None:
    """It is neither a fault nor a copy."""
    assert is_litter(name)
    assert copied(name, beside.IN_STUDENT) is None
    assert copied_folder(name, ["amelie"]) is None


@pytest.mark.parametrize(("name", "original"), COPIES.items())
def test_copies(name: str, original: str) -> None:
    """Each program has a way of its own to name them."""
    assert copied(name, beside.IN_STUDENT) == original
    assert not is_litter(name)


@pytest.mark.parametrize(
    "name",
    ["journal.jsonl", "profile.toml", "journal.jsonl.torn", "journals.jsonl", "draft.txt", "journal.jsonl.gz", "x"],
)
def test_no_copies(name: str) -> None:
    """Our own files, and whatever else a person put there."""
    assert copied(name, beside.IN_STUDENT) is None


def test_copies_of_a_folder() -> None:
    """A folder is the copy of a student's where there is such a student."""
    for name in ("amelie (1)", "amelie 2", "amelie (conflicted copy)", "amelie.old"):
        assert copied_folder(name, ["amelie"]) == "amelie"
        assert copied_folder(name, ["sam"]) is None
    assert copied_folder("Not A Slug", ["amelie"]) is None


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, one with a session and a note."""
    add(store)
    add(store, a_student("sam", name="Sam Okoro"))
    put(store, "amelie", a_session(id="sess10n00001"), a_note("kept"))
    return store


def set_aside(store: Path, name: str) -> None:
    """Leave a copy of amelie's journal that holds a session and a note more."""
    before = journal_of(store).read_bytes()
    put(store, "amelie", a_session(id="sess10n00002"))
    put(store, "amelie", a_note("aside"))
    copy = journal_of(store).with_name(name)
    journal_of(store).rename(copy)
    journal_of(store).write_bytes(before)
    resign(store)
    for path in (copy, journal_of(store)):
        path.chmod(0o600)


@pytest.mark.parametrize("name", [name for name in COPIES if name.startswith("journal")])
def test_a_session_that_only_a_copy_holds(begun: Path, mentor: Mentor, name: str) -> None:
    """The check names how much and from when (exit 4), and every answer about that student warns."""
    set_aside(begun, name)
    ran = mentor("store", "check")
    assert ran.code == 4
    assert "a copy of journal.jsonl with what that lacks: 1 session, 1 note, the first of 2026-11-24" in ran.out
    for words in (("session", "list"), ("student", "show", "amelie"), ("agenda",), ("store", "export")):
        ran = mentor(*words)
        assert ran.code == 0
        assert "what only it holds is missing here; see: mentor store check" in ran.err
    assert mentor("student", "show", "sam").err == ""
    assert mentor("store", "check", "--repair").code == 4
    assert journal_of(begun).with_name(name).exists()


def test_a_copy_without_anything_more(begun: Path, mentor: Mentor) -> None:
    """It can be deleted, and a repair does: nothing is lost."""
    shutil.copy2(journal_of(begun), journal_of(begun).with_name("journal (1).jsonl"))
    older = journal_of(begun).with_name("journal 2.jsonl")
    older.write_bytes(journal_of(begun).read_bytes().splitlines(keepends=True)[0])
    shutil.copy2(profile_of(begun), profile_of(begun).with_name("profile (1).toml"))
    ran = mentor("store", "check", "--json")
    assert (ran.code, [fault["repairable"] for fault in ran.json()["faults"]]) == (4, [True] * 3)
    before = mentor("store", "export").json()["students"]
    assert mentor("store", "check", "--repair").code == 0
    assert not older.exists()
    assert mentor("store", "export").json()["students"] == before


def test_other_copies(begun: Path, mentor: Mentor) -> None:
    """A profile that differs, the mentor's own journal, a student's whole folder: each is named, none is touched."""
    mentor("training", "done", "course")
    own = begun / "mentor.jsonl"
    mine = own.read_bytes()
    mentor("faq", "add", "Where?", "There.")
    own.rename(begun / "mentor (conflicted copy).jsonl")
    own.write_bytes(mine)
    own.chmod(0o600)
    resign(begun)
    text = profile_of(begun).read_text(encoding="utf-8")
    profile_of(begun).with_name("profile (1).toml").write_text(text.replace("a@", "b@"), encoding="utf-8")
    shutil.copytree(begun / "students" / "amelie", begun / "students" / "amelie (1)")
    with (begun / "students" / "amelie (1)" / "journal.jsonl").open("ab") as file:
        file.write(b"{}\n")
    (begun / "students" / "sam 2").mkdir()
    before = contents(begun)
    ran = mentor("store", "check")
    assert ran.code == 4
    for what in (
        "mentor (conflicted copy).jsonl: a copy of mentor.jsonl with what that lacks: 1 other record",
        "profile (1).toml: a copy of profile.toml that differs from it",
        "amelie (1): a copy of journal.jsonl, and one of the two cannot be read",
        "sam 2: a copy of the folder sam",
    ):
        assert what in ran.out
    assert "mentor (conflicted copy).jsonl is a copy of mentor.jsonl" in mentor("training", "status").err
    assert "amelie (1) is a copy of amelie" in mentor("student", "list").err
    assert contents(begun) == before


def test_in_french(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mentor who reads French reads it in French."""
    set_aside(begun, "journal 2.jsonl")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "une copie de journal.jsonl avec ce qui y manque\u00a0: 1 session, 1 note" in mentor("store", "check").out
    assert "ce qu'elle seule contient manque ici" in mentor("session", "list").err


def test_what_a_copy_holds(begun: Path) -> None:
    """An undo alone is a change; a half line at the end of a copy is not taken for nothing."""
    journal = journal_of(begun).read_bytes()
    op = journal.splitlines()[-1][7:27].decode()
    put(begun, "amelie", undoes=op)
    undone = journal_of(begun).read_bytes()
    assert "1 change," in held(undone, journal, "journal.jsonl").what
    twice = resealed(undone + undone.splitlines(keepends=True)[-1].replace(b'"op":"1', b'"op":"2'))
    assert "2 modifications," in in_language(held(twice, journal, "journal.jsonl").what, "fr")
    assert not held(journal + b'{"op', journal, "journal.jsonl").nothing
    assert held(journal, undone, "journal.jsonl").nothing
    assert "1 session" in held(journal, None, "journal.jsonl").what
    assert "cannot be read" in held(b"", journal, "journal.jsonl").what


@pytest.mark.parametrize("place", [".", "students", "students/amelie"])
def test_litter_anywhere_is_no_fault(begun: Path, mentor: Mentor, tmp_path: Path, place: str) -> None:
    """Every kind of command works beside it, and the check finds the store sound."""
    for name in LITTER:
        if name in {"@eaDir", ".stfolder", ".git"}:
            (begun / place / name).mkdir()
            (begun / place / name / "x").write_bytes(b"\x00")
        else:
            (begun / place / name).write_bytes(b"\x00")
    backup = str(tmp_path / "b.tar.gz")
    for words in (
        ("store", "check"), ("agenda",), ("session", "list"), ("student", "note", "amelie", "x"), ("undo",),
        ("store", "export"), ("store", "backup", backup), ("doctor",), ("store", "check", "--repair"),
        ("store", "restore", backup, "--yes"), ("student", "forget", "amelie", "--yes"), ("store", "check"),
    ):  # fmt: skip
        ran = mentor(*words)
        assert ran.code == 0, (words, ran)
        assert "copy" not in ran.err


@pytest.mark.parametrize("name", ["journal (conflicted copy).jsonl", "journal (Anna's $HOME).jsonl"])
def test_a_copy_is_looked_at_and_taken_by_what_the_check_names(begun: Path, mentor: Mentor, name: str) -> None:
    """Both commands run as they stand; afterwards the store is sound and has the session."""
    set_aside(begun, name)
    fault = mentor("store", "check", "--json").json()["faults"][0]
    out = mentor("store", "check").out
    assert f"  To see it: {fault['look']}\n  To take it in: {fault['take']}\n" in out
    shown = subprocess.run(["sh", "-c", fault["look"]], capture_output=True, check=True)  # noqa: S607
    assert [b"sess10n00002" in line for line in shown.stdout.splitlines()] == [True, False]
    subprocess.run(["sh", "-c", fault["take"]], check=True)  # noqa: S607
    assert "Sound: 2 students, 2 sessions" in mentor("store", "check").out
    assert len(mentor("session", "list", "--json").json()) == 2


def test_a_copy_of_what_is_missing_or_of_a_folder(begun: Path, mentor: Mentor) -> None:
    """A journal that is gone is the copy; one in the copy of a folder is taken like any other."""
    before = journal_of(begun).read_bytes()
    put(begun, "amelie", a_session(id="sess10n00003"))
    shutil.copytree(begun / "students" / "amelie", begun / "students" / "amelie (1)")
    journal_of(begun).write_bytes(before)
    fault = next(one for one in mentor("store", "check", "--json").json()["faults"] if one["take"])
    subprocess.run(["sh", "-c", fault["take"]], check=True)  # noqa: S607
    shutil.rmtree(begun / "students" / "amelie (1)")
    assert "Sound: 2 students, 2 sessions" in mentor("store", "check").out
    assert len(mentor("session", "list", "--json").json()) == 2
    journal_of(begun).rename(journal_of(begun).with_name("journal (1).jsonl"))
    takes = [one["take"] for one in mentor("store", "check", "--json").json()["faults"] if one["take"]]
    subprocess.run(["sh", "-c", takes[0]], check=True)  # noqa: S607
    assert "Sound: 2 students, 2 sessions" in mentor("store", "check").out


def test_a_copy_of_a_profile_is_compared(begun: Path, mentor: Mentor) -> None:
    """Which of the two is right only a person can tell."""
    text = profile_of(begun).read_text(encoding="utf-8")
    profile_of(begun).with_name("profile (1).toml").write_text(text.replace("a@", "b@"), encoding="utf-8")
    profile_of(begun).with_name("profile (1).toml").chmod(0o600)
    fault = mentor("store", "check", "--json").json()["faults"][0]
    shown = subprocess.run(["sh", "-c", fault["look"]], capture_output=True, check=False)  # noqa: S607
    assert (fault["take"], shown.returncode, b"b@" in shown.stdout) == (None, 1, True)


def test_the_first_is_the_day_of_the_session(begun: Path) -> None:
    """Not the day it was written; a record without a day has that of its line. Feminine in French, as a session is."""
    before = journal_of(begun).read_bytes()
    put(begun, "amelie", a_session(id="sess10n00009", scheduled_at=datetime.fromisoformat("2026-10-01T23:30:00+02:00")))
    what = held(journal_of(begun).read_bytes(), before, "journal.jsonl").what
    assert what.endswith("1 session, the first of 2026-10-01")
    assert in_language(what, "fr").endswith("1 session, la première du 2026-10-01")
    before = journal_of(begun).read_bytes()
    put(begun, "amelie", Project(id="pr0ject00001", title="A board", level=1))
    what = held(journal_of(begun).read_bytes(), before, "journal.jsonl").what
    assert "1 other record, the first of 2026-" in what
    assert "le premier du 2026-" in in_language(what, "fr")

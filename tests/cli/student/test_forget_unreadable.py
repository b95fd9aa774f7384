"""`mentor student forget` of a student who cannot be read: erased all the same, with what can be said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor

WORDS = "Nobody else knows"


@pytest.fixture
def folder(mentor: Mentor, store: Path) -> Path:
    """Add two students, of whom one has the mentor's first held session; return the folder of that one."""
    mentor("student", "add", "Amélie Durand", "--email", "secret@example.org")
    mentor("session", "log", "amelie", "--at", "2026-08-10 10:00", "--notes", WORDS)
    mentor("student", "note", "amelie", WORDS)
    mentor("student", "add", "Sam Okoro")
    mentor("session", "log", "sam", "--at", "2026-09-10 10:00")
    return store / "students" / "amelie-durand"


def broken_journal(folder: Path) -> None:
    """Break the last line in the middle of the journal."""
    rows = (folder / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "journal.jsonl").write_bytes(b"".join([*rows[:-1], rows[-1][:40] + b"\n", rows[-1]]))


def broken_record(folder: Path) -> None:
    """Give a session a start that is none."""
    text = (folder / "journal.jsonl").read_text(encoding="utf-8")
    (folder / "journal.jsonl").write_text(
        text.replace('"scheduled_at":"2026-08-10', '"scheduled_at":"soon'), encoding="utf-8"
    )


def markers(folder: Path) -> None:
    """Leave what a merge by git leaves."""
    text = (folder / "journal.jsonl").read_bytes()
    (folder / "journal.jsonl").write_bytes(b"<<<<<<< HEAD\n" + text + b"=======\n" + text + b">>>>>>> other\n")


def no_utf8(folder: Path) -> None:
    """Write bytes that are no text."""
    (folder / "journal.jsonl").write_bytes(b"\xff\xfe\n" + (folder / "journal.jsonl").read_bytes())


def no_journal(folder: Path) -> None:
    """Lose the journal."""
    (folder / "journal.jsonl").unlink()


def empty_journal(folder: Path) -> None:
    """Empty the journal."""
    (folder / "journal.jsonl").write_bytes(b"")


def pipe(folder: Path) -> None:
    """Put a pipe in the journal's place: who opened it would wait for ever."""
    (folder / "journal.jsonl").unlink()
    os.mkfifo(folder / "journal.jsonl")


def link(folder: Path) -> None:
    """Put a link in the journal's place."""
    (folder / "journal.jsonl").rename(folder.parents[1] / "elsewhere.jsonl")
    (folder / "journal.jsonl").symlink_to(folder.parents[1] / "elsewhere.jsonl")


def a_folder(folder: Path) -> None:
    """Put a folder in the journal's place."""
    (folder / "journal.jsonl").unlink()
    (folder / "journal.jsonl").mkdir()


def broken_profile(folder: Path) -> None:
    """Make the profile no TOML."""
    (folder / "profile.toml").write_text("name = \n", encoding="utf-8")


def no_profile(folder: Path) -> None:
    """Lose the profile."""
    (folder / "profile.toml").unlink()


def nothing(folder: Path) -> None:
    """Lose all there is in the folder."""
    no_journal(folder)
    no_profile(folder)


def lost(folder: Path) -> None:
    """Lose the folder itself."""
    shutil.rmtree(folder)


def both(folder: Path) -> None:
    """Break the profile and every line of the journal; the uid still stands in it."""
    broken_profile(folder)
    text = (folder / "journal.jsonl").read_bytes()
    (folder / "journal.jsonl").write_bytes(text.replace(b'{"op"', b'{"op'))


BREAKS = (
    broken_journal, broken_record, markers, no_utf8, no_journal, empty_journal, pipe, link, a_folder, broken_profile,
    no_profile, nothing, both, lost,
)  # fmt: skip


@pytest.mark.parametrize("how", BREAKS, ids=lambda how: how.__name__)
def test_whatever_is_broken_the_student_goes(
    mentor: Mentor, store: Path, folder: Path, how: Callable[[Path], None]
) -> None:
    """It is asked before, by slug, with what cannot be looked at; nothing of them is left, and the rest is sound."""
    uid = mentor("student", "show", "amelie", "--json").json()["uid"]
    how(folder)
    assert mentor("student", "show", "amelie-durand").code == 4
    refused = mentor("student", "forget", "amelie-durand", "--no-input")
    assert (refused.code, folder.exists()) == (2, how is not lost)
    assert f"goes unseen: {folder}" in refused.err
    assert "Not confirmed: Erase " in refused.err
    assert "(amelie-durand" in refused.err
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert done.code == 0, done.err
    assert not folder.exists()
    assert not folder.is_symlink()
    assert mentor("student", "show", "amelie-durand").code == 3
    tombs = [path.name for path in (store / "erased").iterdir()]
    assert uid in tombs
    left = [path for path in store.rglob("*") if path.is_file() and path.name != "elsewhere.jsonl"]
    assert [path for path in left if WORDS.encode() in path.read_bytes()] == []
    assert mentor("store", "check").code == 0
    assert len(mentor("student", "list", "--json").json()) == 1
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] in ("2026-08-10", "2026-09-10")
    assert mentor("undo").code == 1


def test_what_can_be_read_is_said(mentor: Mentor, folder: Path) -> None:
    """The name by the head of the profile, how much by the lines that decode; the day of the first session stays."""
    broken_journal(folder)
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert "Erased: Amélie Durand (amelie-durand, active; sessions: 1, notes: 1, projects: 0" in done.out
    assert f"{folder / 'journal.jsonl'}: 1 of 4 lines" in done.err
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-08-10"


def test_where_the_first_session_cannot_be_read_it_is_looked_for(mentor: Mentor, folder: Path) -> None:
    """Among those of the others."""
    broken_record(folder)
    mentor("student", "forget", "amelie-durand", "--yes")
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-09-10"
    assert mentor("session", "log", "sam", "--at", "2026-09-09 10:00").code == 0
    assert mentor("store", "check").code == 0


def test_a_link_in_the_place_of_the_folder(mentor: Mentor, store: Path, folder: Path) -> None:
    """The link goes, and nothing of what it leads to; of a file the file."""
    folder.rename(store.parent / "elsewhere")
    folder.symlink_to(store.parent / "elsewhere")
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert (done.code, "is a link, and what it leads to is not touched" in done.err) == (0, True)
    assert not folder.is_symlink()
    assert sorted(path.name for path in (store.parent / "elsewhere").iterdir()) == ["journal.jsonl", "profile.toml"]
    folder.write_text(WORDS, encoding="utf-8")
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert (done.code, "is no folder" in done.err, folder.exists()) == (0, True, False)
    assert mentor("store", "check").code == 0


def test_what_others_have_is_nobody_elses(mentor: Mentor, store: Path, folder: Path) -> None:
    """The uid of a student who is there is not buried, though it stands in a broken journal of somebody else."""
    sam = mentor("student", "show", "sam", "--json").json()["uid"]
    text = (store / "students" / "sam-okoro" / "journal.jsonl").read_bytes()
    with (folder / "journal.jsonl").open("ab") as file:
        file.write(b"?\n" + text)
    (store / "students" / "lost").mkdir(mode=0o700)
    shutil.copy(store / "students" / "sam-okoro" / "journal.jsonl", store / "students" / "lost")
    assert mentor("student", "forget", "amelie-durand", "--yes").code == 0
    assert sam not in [path.name for path in (store / "erased").iterdir()]
    assert mentor("student", "show", "sam").code == 0


def test_a_folder_that_may_not_be_entered_goes(
    mentor: Mentor, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its owner can open it up: it is, before it is removed."""
    (folder / "papers").mkdir(mode=0o000)
    folder.chmod(0o000)
    assert mentor("student", "forget", "amelie-durand", "--yes").code == 0
    assert not folder.exists()
    assert not [path for path in (store / "students").iterdir() if path.name.startswith(".")]
    del monkeypatch


def test_a_store_that_lost_everybody(mentor: Mentor, store: Path, folder: Path) -> None:
    """One after the other is erased; who comes back with a copy is erased by a repair."""
    shutil.copytree(folder, store.parent / "copy")
    shutil.rmtree(store / "students")
    for slug in ("amelie-durand", "sam-okoro"):
        assert mentor("student", "forget", slug, "--yes").code == 0
    assert mentor("store", "check").code == 0
    shutil.copytree(store.parent / "copy", folder)
    assert mentor("store", "check", "--repair").code == 0
    assert not folder.exists()


def test_only_a_slug_names_one_who_cannot_be_read(mentor: Mentor, folder: Path) -> None:
    """Part of the name is not enough to erase what nobody can look at."""
    broken_journal(folder)
    assert mentor("student", "forget", "amelie", "--yes").code == 4
    assert mentor("student", "forget", "nobody", "--yes").code == 3
    assert folder.exists()


@pytest.mark.parametrize("how", [broken_journal, nothing], ids=lambda how: how.__name__)
def test_backups_are_named(
    mentor: Mentor, store: Path, folder: Path, tmp_path: Path, how: Callable[[Path], None]
) -> None:
    """By the uid, or, where none can be found, by what is in them."""
    mentor("store", "backup", str(tmp_path / "b.tar.gz"))
    how(folder)
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert f"a backup still holds them, delete it too: {tmp_path / 'b.tar.gz'}" in done.err
    (store / "backups.json").write_text("?", encoding="utf-8")
    done = mentor("student", "forget", "sam", "--yes")
    assert f"cannot be said where this cannot be read: {store / 'backups.json'}" in done.err
    assert (store / "backups.json").read_text(encoding="utf-8") == "?"


def test_in_french(mentor: Mentor, folder: Path) -> None:
    """Every sentence."""
    mentor("config", "set", "lang", "fr")
    broken_journal(folder)
    done = mentor("student", "forget", "amelie-durand", "--yes")
    assert (
        f"ce qui ne peut pas être lu disparaît sans être vu\u00a0: {folder / 'journal.jsonl'}\u00a0: 1 ligne sur 4"
        in done.err
    )

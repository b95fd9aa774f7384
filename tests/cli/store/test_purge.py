"""`mentor store purge`: what is gone is gone for good, and what stands is what it was."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.app import main
from mentorcli.store import files


def hidden(store: Path, *, backups: bool = False) -> list[str]:
    """Return the files in which something stands that was taken back, deleted or replaced: all such texts say so."""
    found = [path for path in store.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()]
    return sorted(str(path.relative_to(store)) for path in found if backups or path.parent.name != "backups")


def world(mentor: Mentor) -> Any:
    """Return all that stands."""
    found = mentor("store", "export").json()
    del found["exported_at"]
    return found


def ids(mentor: Mentor) -> list[str]:
    """Return the ids of what `undo` lists."""
    return [entry["id"] for entry in mentor("undo", "--list", "--json").json()]


@pytest.fixture
def full(mentor: Mentor) -> Mentor:
    """Fill a store with everything that can go: in sessions, notes, the profile, the FAQ, an import, a merge."""
    run = mentor
    run("student", "add", "Amélie Durand", "--email", "a@example.org")
    run("student", "add", "Sam Okoro")
    run("session", "log", "amelie", "--at", "2026-11-20 10:00", "--late", "5m", "--notes", "Stays")
    text = run("session", "log", "amelie", "--at", "2026-11-19 10:00", "--notes", "SECRET text", "--json").json()["id"]
    run("session", "edit", text, "--notes", "In its place")
    run("session", "log", "sam", "--at", "2026-11-18 10:00", "--absent")
    run("session", "log", "amelie", "--at", "2026-11-17 10:00", "--notes", "SECRET session")
    run("session", "delete", run("session", "list", "--json").json()[-1]["id"], "--yes")
    run("student", "note", "amelie", "SECRET note")
    run("note", "remove", "amelie", "1")
    run("student", "note", "sam", "SECRET taken back")
    run("undo")
    run("student", "edit", "amelie", "--path", "SECRET path")
    run("undo")
    run("faq", "add", "SECRET question", "SECRET answer")
    run("faq", "remove", run("faq", "list", "--json").json()[-1]["id"])
    run("faq", "add", "Where?", "SECRET answer")
    run("faq", "edit", run("faq", "list", "--json").json()[-1]["id"], "--answer", "There")
    run("config", "set", "timezone", "Europe/Paris")
    run("undo")
    run("undo", "--redo")
    return mentor


def test_what_is_over_goes_and_what_stands_stays(full: Mentor, store: Path) -> None:
    """Nothing of it is in any file of the store but the backup; every answer is the one of before."""
    mentor, before, session = full, world(full), full("session", "show", "amelie").out
    assert hidden(store)
    done = mentor("store", "purge", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Purged for good: changes taken back: 2; deleted: 1 FAQ entry, 1 note, 1 session; ")
    assert "texts replaced or emptied: 2. This cannot be undone.\n" in done.out
    assert hidden(store) == []
    assert world(mentor) == before
    assert mentor("session", "show", "amelie").out == session
    assert mentor("store", "check").out == "Sound: 2 students, 3 sessions\n"
    assert mentor("student", "show", "amelie").code == 0
    backup = store / "backups" / "before-purge-2026-11-24.tar.gz"
    assert f"A backup made before holds it, delete it when you need it no more: {backup}\n" in done.out
    assert mentor("store", "restore", str(backup), "--yes").code == 0
    assert hidden(store)


def test_nothing_is_said_to_be_purged_twice(full: Mentor) -> None:
    """Exit 0, and no backup more."""
    full("store", "purge", "--yes")
    for words in (("--yes",), ("--dry-run",), ("--no-input",), ("--student", "sam")):
        ran = full("store", "purge", *words)
        assert (ran.code, ran.out) == (0, "There is nothing to purge.\n")
    assert full("store", "purge", "--yes", "--json").json() == {
        "undone": 0, "unfinished": 0, "records": {}, "texts": 0, "leftovers": 0, "journals": 0, "backup": None,
        "backups": [], "backups_unknown": [], "dry_run": True,
    }  # fmt: skip


def test_it_asks_with_what_would_go(full: Mentor, store: Path) -> None:
    """Without a terminal exit 2; --dry-run says it; nothing is changed by either."""
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    refused = full("store", "purge", "--no-input")
    assert refused.code == 2
    assert "deleted: 1 FAQ entry, 1 note, 1 session" in refused.err
    assert "A backup is made first. This cannot be undone." in refused.err
    assert "without a backup" in full("store", "purge", "--no-backup").err
    dry = full("store", "purge", "--dry-run")
    assert dry.out.startswith("Would be purged: changes taken back: 2; ")
    found = full("store", "purge", "--dry-run", "--json").json()
    assert (found["undone"], found["records"], found["texts"], found["journals"], found["dry_run"]) == (
        2, {"faq": 1, "note": 1, "session": 1}, 2, 3, True,
    )  # fmt: skip
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_undo_knows_nothing_of_it_any_more(full: Mentor) -> None:
    """A purge is no change that can be taken back; what went is in no list; what stands can be taken back still."""
    before = ids(full)
    full("store", "purge", "--yes", "--no-backup")
    refused = full("undo")
    assert (refused.code, "A purge cannot be taken back" in refused.err) == (1, True)
    assert full("undo", ids(full)[0]).code == 1
    assert full("undo", "--redo").code == 1
    gone = [op for op in before if op not in ids(full)]
    assert gone
    assert [full("undo", op).code for op in gone] == [3] * len(gone)
    for op in ids(full)[1:]:
        assert full("undo", op).code in (0, 1), op
    assert full("store", "check").code == 0


def test_one_student_alone(full: Mentor, store: Path) -> None:
    """Of the others, and of what is nobody's, everything stays."""
    before = world(full)
    done = full("store", "purge", "--student", "amelie", "--yes", "--no-backup", "--json").json()
    assert (done["undone"], done["records"], done["texts"], done["journals"]) == (1, {"note": 1, "session": 1}, 1, 1)
    assert hidden(store) == ["mentor.jsonl", "students/sam-okoro/journal.jsonl"]
    assert world(full) == before
    assert full("store", "purge", "--student", "nobody", "--yes").code == 3


def test_a_slug_that_was_taken_back_reads_on(mentor: Mentor, store: Path) -> None:
    """What was recorded under it names it: the change of slug stays as far as that."""
    mentor("student", "add", "Amélie")
    mentor("student", "edit", "amelie", "--slug", "secret")
    mentor("undo")
    mentor("store", "purge", "--yes", "--no-backup")
    assert "secret" not in (store / "students" / "amelie" / "journal.jsonl").read_text(encoding="utf-8")
    mentor("student", "edit", "amelie", "--slug", "other")
    op = ids(mentor)[0]
    session = mentor("session", "log", "other", "--at", "2026-11-20 10:00", "--json").json()["id"]
    assert mentor("undo", op).code == 0
    before = world(mentor)
    assert mentor("store", "purge", "--yes", "--no-backup").code == 0
    assert world(mentor) == before
    assert mentor("session", "show", session[:4]).code == 0
    assert mentor("store", "check").code == 0
    assert mentor("session", "record", session, "https://example.org/1").code == 0


@pytest.mark.parametrize("redone", [False, True])
@pytest.mark.parametrize("of_one", [False, True])
def test_an_import_that_was_taken_back(
    mentor: Mentor, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, redone: bool, of_one: bool
) -> None:
    """Of all it brought nothing is left; where the undo was taken back, it stands."""
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    mentor("student", "add", "Amélie")
    mentor("student", "note", "amelie", "SECRET note")
    mentor("student", "add", "Zoé SECRET")
    mentor("store", "export", "--out", str(tmp_path / "e.json"))
    monkeypatch.setenv("MENTOR_HOME", str(store))
    mentor("store", "import", str(tmp_path / "e.json"))
    mentor("undo")
    mentor("undo", "--redo")
    mentor("student", "edit", "amelie", "--phone", "0612345678")
    mentor("undo")
    if not redone:
        mentor("undo")
    before = world(mentor)
    words = ["--student", "amelie"] if of_one and redone else []
    assert mentor("store", "purge", "--yes", "--no-backup", *words).code == 0
    assert world(mentor) == before
    assert bool(hidden(store)) == redone
    assert not (store / ".undone").exists()
    assert mentor("store", "check").code == 0
    assert mentor("undo", "--redo").code == 1
    assert mentor("store", "import", str(tmp_path / "e.json")).code == 0


def test_a_merge_keeps_its_other_half(mentor: Mentor, store: Path) -> None:
    """It can be taken back still, without the notes that were removed, on whichever side."""
    mentor("student", "add", "Amélie")
    mentor("student", "add", "Amélie D")
    for text in ("SECRET before", "Stays", "SECRET after"):
        mentor("student", "note", "amelie-d", text)
    mentor("note", "remove", "amelie-d", "1")
    mentor("student", "merge", "amelie-d", "amelie", "--yes")
    mentor("note", "remove", "amelie", "2")
    merge = ids(mentor)[1]
    assert len(hidden(store)) == 2
    assert mentor("store", "purge", "--student", "amelie", "--yes", "--no-backup").code == 0
    assert hidden(store) == []
    assert mentor("undo", merge).code == 0
    assert [note["text"] for note in mentor("note", "list", "amelie-d", "--json").json()] == ["Stays"]
    assert mentor("note", "list", "amelie", "--json").json() == []
    assert mentor("undo", "--redo").code == 0
    assert mentor("store", "check").code == 0


def test_a_merge_that_was_taken_back(mentor: Mentor, store: Path) -> None:
    """The other one's records leave the journal, of one student too, and the other student's stay."""
    mentor("student", "add", "Amélie")
    mentor("student", "add", "Zoé")
    mentor("student", "note", "zoe", "SECRET of Zoé")
    mentor("student", "merge", "zoe", "amelie", "--yes")
    mentor("undo")
    assert len(hidden(store)) == 2
    assert mentor("store", "purge", "--student", "amelie", "--yes", "--no-backup").code == 0
    assert hidden(store) == ["students/zoe/journal.jsonl"]
    assert mentor("undo", "--redo").code == 1
    assert mentor("store", "check").code == 0


def test_what_is_left_beside_goes_too(mentor: Mentor, store: Path) -> None:
    """Set aside, half written, or a text about nobody who is there; the mentor's own, and a student's, stay."""
    mentor("student", "add", "Amélie")
    uid = mentor("student", "show", "amelie", "--json").json()["uid"]
    folder = store / "students" / "amelie"
    gone = [
        store / "mentor.jsonl.torn", folder / "journal.jsonl.torn", folder / "profile.toml.torn",
        folder / ".journal.jsonl.tmp", store / ".editing" / "nobody12" / "note.md",
    ]  # fmt: skip
    stays = [store / ".editing" / uid / "note.md", store / ".editing" / "_own" / "config.toml", folder / "cv.txt"]
    for path in (*gone, *stays):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("SECRET", encoding="utf-8")
        path.chmod(0o600)
    ran = mentor("store", "purge", "--yes", "--student", "amelie", "--no-backup")
    assert "Purged for good: files left over: 3." in ran.out
    assert [path.exists() for path in gone] == [True, False, False, False, True]
    assert "files left over: 2." in mentor("store", "purge", "--yes", "--no-backup").out
    assert [path.exists() for path in gone] == [False] * 5
    assert all(path.exists() for path in stays)


def test_backups_that_hold_it_are_named(full: Mentor, store: Path, tmp_path: Path) -> None:
    """Those of before too, and where it is not known."""
    full("store", "backup", str(tmp_path / "mine.tar.gz"))
    done = full("store", "purge", "--yes", "--no-backup")
    assert f"Earlier backups that hold it: {tmp_path / 'mine.tar.gz'}\n" in done.out
    full("student", "note", "sam", "SECRET")
    full("note", "remove", "sam", "2")
    (store / "backups.json").write_text("no index", encoding="utf-8")
    (store / "backups.json").chmod(0o600)
    ran = full("store", "purge", "--yes")
    assert ran.code == 4, "a store with a fault is not purged"
    assert f"{store / 'backups.json'}" in ran.err
    (store / "backups.json").rename(store / "backups.json.unreadable")
    ran = full("store", "purge", "--yes", "--json")
    assert (ran.code, ran.json()["backups_unknown"]) == (0, [str(store / "backups.json.unreadable")])
    assert f"what could tell cannot be read ({store / 'backups.json.unreadable'})" in ran.err


def test_a_store_with_a_fault_is_left_alone(full: Mentor, store: Path) -> None:
    """What cannot be read could be what counts."""
    journal = store / "students" / "sam-okoro" / "journal.jsonl"
    journal.write_text(journal.read_text(encoding="utf-8") + "?\n", encoding="utf-8")
    ran = full("store", "purge", "--yes")
    assert (ran.code, "nothing is purged" in ran.err, str(journal) in ran.err) == (4, True, True)
    assert hidden(store)


def test_there_may_be_no_store(mentor: Mentor, store: Path) -> None:
    """Nothing is made."""
    assert mentor("store", "purge", "--yes").out == "There is nothing to purge.\n"
    assert not store.exists()


def test_in_french(full: Mentor) -> None:
    """Every sentence."""
    full("config", "set", "lang", "fr")
    dry = full("store", "purge", "--dry-run").out
    assert dry.startswith(
        "Serait purgé\u00a0: modifications annulées\u00a0: 2; supprimés\u00a0: 1 entrée de la FAQ, 1 note, "
    )
    assert "Purgé pour de bon" in full("store", "purge", "--yes").out
    assert full("store", "purge").out == "Il n'y a rien à purger.\n"
    assert "Une purge ne peut pas être annulée" in full("undo").err


def steps(run: Callable[[], object]) -> int:
    """Return how many steps a command takes on the disk."""
    found = [0]

    def count(_: str) -> None:
        found[0] += 1

    files.on_step = count
    try:
        run()
    finally:
        files.on_step = files._nothing
    return found[0]


def killed_at(step: int) -> Callable[[str], None]:
    """Return a hook for `files.on_step` that kills this process at a step, counted from 1."""
    left = [step]

    def kill(_: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill


def test_killed_at_any_step_everything_reads_as_before(full: Mentor, store: Path, tmp_path: Path) -> None:
    """Each journal is the one before or the one after; the next purge finishes."""
    before = world(full)
    template = tmp_path / "template"
    shutil.copytree(store, template)
    number = steps(lambda: full("store", "purge", "--yes", "--no-backup"))
    assert number > 10
    for step in range(1, number + 1):
        shutil.rmtree(store)
        shutil.copytree(template, store)
        child = os.fork()
        if not child:
            files.on_step = killed_at(step)
            main(("store", "purge", "--yes", "--no-backup"))
            os._exit(0)
        os.waitpid(child, 0)
        assert world(full) == before, step
        assert full("store", "check", "--repair").code == 0, step
        assert full("store", "purge", "--yes", "--no-backup").code == 0, step
        assert hidden(store) == [], step
        assert world(full) == before, step
        assert full("store", "check").code == 0, step


@pytest.mark.parametrize("step", ["create-open", "rename", "folder-sync"])
def test_where_the_disk_refuses_nothing_is_lost(full: Mentor, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Exit 5; everything reads as before."""
    before = world(full)

    def refuse(name: str) -> None:
        if name == step:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "on_step", refuse)
    ran = full("store", "purge", "--yes", "--no-backup")
    monkeypatch.setattr(files, "on_step", files._nothing)
    assert (ran.code, bool(re.search("Not saved", ran.err))) == (5, True)
    assert world(full) == before
    assert full("store", "check").code == 0

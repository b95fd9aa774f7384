"""`mentor store purge`: what is gone is gone for good, and what stands is what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from store.purge_kit import filled, hidden, ids, world


@pytest.fixture
def full(mentor: Mentor) -> Mentor:
    """Fill a store with everything that can go."""
    return filled(mentor)


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

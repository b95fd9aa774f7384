"""The journals read a second time: the very sessions that the store itself has, whatever happened to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.models.statement import JournalSession
from mentorcli.recount.journals import sessions_between
from mentorcli.store.layout import Home
from mentorcli.store.repository import Store

BEGIN, END = datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)


def by_store(home: Path) -> Iterator[JournalSession]:
    """Yield the sessions as the store has them."""
    store = Store(Home(home, home / "config.toml"))
    try:
        for records in store.all_students(whole=True):
            for one in records.sessions.values():
                yield JournalSession(
                    one.id, records.id, one.kind, one.scheduled_at, one.duration_minutes, one.status, one.reason,
                    one.level, one.funding, one.actual_minutes,
                )  # fmt: skip
    finally:
        store.close()


def same(home: Path) -> int:
    """Hold the two readings to one another and return how many sessions there are."""
    found = sorted(sessions_between(home, BEGIN, END))
    assert found == sorted(by_store(home))
    return len(found)


@pytest.fixture(autouse=True)
def _two(mentor: Mentor) -> None:
    """Ann has held two sessions, one of them edited, Bob one; Ann's third was taken back, her fourth deleted."""
    for name in ("Ann", "Bob"):
        mentor("student", "add", name)
    for day in ("02", "03", "04", "05"):
        assert mentor("session", "log", "ann", "--new", "--at", f"2026-11-{day} 10:00").code == 0
        if day == "04":
            assert mentor("undo").code == 0
    assert mentor("session", "edit", "ann", "--lasted", "30m").code == 0
    assert mentor("session", "delete", "ann", "--yes").code == 2
    first = mentor("session", "list", "--student", "ann", "--json").json()[-1]["id"]
    assert mentor("session", "delete", first, "--yes").code == 0
    assert mentor("session", "log", "bob", "--new", "--at", "2026-11-03 10:00", "--absent").code == 0


def test_every_session_is_read(store: Path) -> None:
    """What was taken back or deleted is none; the last line that speaks of one wins."""
    assert same(store) == 3


def test_only_what_starts_between_is_read(store: Path) -> None:
    """The end is left out."""
    begin, end = datetime(2026, 11, 3, 9, tzinfo=UTC), datetime(2026, 11, 5, 9, tzinfo=UTC)
    assert [one.scheduled_at for one in sessions_between(store, begin, end)] == [begin, begin]


def test_an_undo_can_be_taken_back(mentor: Mentor, store: Path) -> None:
    """And again."""
    for words in (("undo",), ("undo", "--redo"), ("undo",), ("undo",)):
        assert mentor(*words).code == 0
        same(store)


def test_a_student_with_another_slug_keeps_the_sessions(mentor: Mentor, store: Path) -> None:
    """They are of the name that the folder has."""
    assert mentor("student", "edit", "ann", "--slug", "anna").code == 0
    assert same(store) == 3
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"anna", "bob"}


def test_a_change_of_slug_that_did_not_happen_does_not_count(mentor: Mentor, store: Path) -> None:
    """The line was written, and the folder never got that name."""
    assert mentor("student", "edit", "ann", "--slug", "anna").code == 0
    (store / "students" / "anna").rename(store / "students" / "ann")
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"ann", "bob"}


def test_merged_students_are_one(mentor: Mentor, store: Path) -> None:
    """And two again once that is taken back."""
    assert mentor("student", "merge", "bob", "ann", "--yes").code == 0
    assert same(store) == 3
    assert mentor("undo").code == 0
    assert same(store) == 3


def test_an_erased_student_has_none(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """Not even where a copy of the folder is there again, or their lines stand in the journal of another one."""
    folder, kept = store / "students" / "bob", tmp_path / "bob"
    shutil.copytree(folder, kept)
    assert mentor("student", "forget", "bob", "--yes").code == 0
    assert same(store) == 2
    shutil.copytree(kept, folder)
    assert same(store) == 2
    shutil.rmtree(folder)
    theirs = (kept / "journal.jsonl").read_bytes()
    (store / "students" / "ann" / "journal.jsonl").write_bytes(
        theirs + (store / "students" / "ann" / "journal.jsonl").read_bytes()
    )
    assert len(sessions_between(store, BEGIN, END)) == 2


def test_lines_of_an_erased_student_that_do_not_say_whose_they_are(store: Path) -> None:
    """Older ones than the first of this student, those that take back one of theirs, and those about their sessions."""
    session = '{"id":"%s","kind":"mentoring","scheduled_at":"2026-11-03T09:00:00Z","duration_minutes":45}'
    lines = [
        '{"op":"a","put":{"student":[{"tombstone":"gone0001"}],"session":[%s]}}' % (session % "theirs01"),
        '{"op":"b","put":{"session":[%s]}}' % (session % "theirs02"),
        '{"op":"c","put":{"student":[{"tombstone":"here0001"}]},"uid":"here0001"}',
        '{"op":"d","put":{"session":[%s]}}' % (session % "theirs01"),
        '{"op":"e","undoes":"a"}',
        '{"op":"f","put":{"session":[%s]}}' % (session % "ours0001"),
    ]
    folder = store / "students" / "zoe"
    folder.mkdir()
    (store / "erased" / "gone0001").parent.mkdir(exist_ok=True)
    (store / "erased" / "gone0001").write_bytes(b"")
    (folder / "journal.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [one.id for one in sessions_between(store, BEGIN, END) if one.student == "zoe"] == ["ours0001"]


def test_the_last_line_may_be_torn(store: Path) -> None:
    """It is none; one that lacks its end alone counts, and so do empty lines."""
    path = store / "students" / "ann" / "journal.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"op":"1k1')
    assert len(sessions_between(store, BEGIN, END)) == 3
    path.write_bytes(whole + b"\xff")
    assert len(sessions_between(store, BEGIN, END)) == 3
    path.write_bytes(whole.removesuffix(b"\n"))
    assert len(sessions_between(store, BEGIN, END)) == 3
    path.write_bytes(whole.removesuffix(b"\n") + b"\0" * 9)
    assert len(sessions_between(store, BEGIN, END)) == 3
    path.write_bytes(whole.replace(b"\n", b"\n\n"))
    assert len(sessions_between(store, BEGIN, END)) == 3


def test_what_is_no_journal_raises(store: Path) -> None:
    """Who asks has read it once already, and does not take nothing for an answer."""
    (store / "students" / "ann" / "journal.jsonl").write_bytes(b"{broken\n{}\n")
    with pytest.raises(ValueError, match="JSON"):
        sessions_between(store, BEGIN, END)


def test_a_folder_without_a_journal_has_no_sessions(store: Path) -> None:
    """Nor has what is no student's folder, nor a store that is not there."""
    (store / "students" / "zoe").mkdir()
    (store / "students" / ".new-1").mkdir()
    assert len(sessions_between(store, BEGIN, END)) == 3
    assert sessions_between(store / "nowhere", BEGIN, END) == []


PENDING = '{"batch":"%s","students":["bob"],"merged":{"ann":"x"},"undone":%s}'


def test_students_who_come_with_a_change_that_is_under_way_do_not_count(store: Path) -> None:
    """Until it is complete; then those do not who were put together with another."""
    (store / ".pending").write_text(PENDING % ("batch001", "null"), encoding="utf-8")
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"ann"}
    journal = store / "mentor.jsonl"
    known = journal.read_bytes()
    journal.write_bytes(known + b'{"op":"zz1","complete":"batch001"}\n')
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"bob"}
    (store / ".pending").write_text(PENDING % ("other", '"zz1"'), encoding="utf-8")
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"bob"}
    journal.write_bytes(known + b'{"op":"zz1"}\n{"op":"zz2","undoes":"zz1"}\n')
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"ann"}
    (store / ".pending").write_text("{", encoding="utf-8")
    assert len(sessions_between(store, BEGIN, END)) == 3


def test_operations_over_several_journals_count_once_they_are_complete(mentor: Mentor, tmp_path: Path) -> None:
    """The sample is one; so is an import."""
    export = tmp_path / "all.json"
    assert mentor("store", "export", "--out", str(export)).code == 0
    other = tmp_path / "other"
    assert mentor("--store", str(other), "store", "import", str(export), "--yes").code == 0
    assert same(other) == 3
    assert mentor("--store", str(tmp_path / "sample"), "demo", "--load").code == 0
    assert same(tmp_path / "sample") > 200
    assert mentor("--store", str(other), "undo").code == 0
    assert same(other) == 0


def test_what_an_interrupted_restore_brings_counts_already(store: Path, tmp_path: Path) -> None:
    """It lies aside; what it takes away is marked there."""
    aside = store / ".restoring"
    shutil.copytree(store / "students", tmp_path / "students")
    aside.mkdir()
    shutil.copytree(tmp_path / "students" / "bob", aside / "students" / "bob")
    assert {one.student for one in sessions_between(store, BEGIN, END)} == {"bob"}
    shutil.rmtree(aside / "students")
    (aside / "students.absent").write_bytes(b"")
    assert sessions_between(store, BEGIN, END) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes by name")
@pytest.mark.parametrize("name", [".pending", "mentor.jsonl", "students/ann/journal.jsonl"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(store: Path, name: str) -> None:
    """Nor a device, which has no end."""
    path = store / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    sessions_between(store, BEGIN, END)
    path.unlink()
    path.symlink_to("/dev/zero")
    sessions_between(store, BEGIN, END)

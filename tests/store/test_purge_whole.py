"""A purge over all journals: undos, merges, imports, what lies beside; killed, and refused by the disk."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.app import main
from mentorcli.store import files
from store.purge_kit import filled, hidden, ids, world


@pytest.fixture
def full(mentor: Mentor) -> Mentor:
    """Fill a store with everything that can go."""
    return filled(mentor)


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


def test_all_of_it_goes(full: Mentor, store: Path) -> None:
    """In one student's journals first, then in all; the mentor's own notes are told by their last."""
    before = world(full)
    assert full("store", "purge", "--student", "sam", "--yes", "--no-backup").code == 0
    assert "students/sam-okoro/journal.jsonl" not in hidden(store)
    assert full("store", "purge", "--yes", "--no-backup").code == 0
    assert hidden(store) == []
    assert world(full) == before
    assert (store / "mentor.jsonl").read_text(encoding="utf-8").count('"first session"') == 1

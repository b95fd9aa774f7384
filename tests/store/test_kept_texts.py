"""Texts that were open in an editor: those about somebody who was erased go with the next change."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store import kept_texts, lock
from reliability.harness import in_child
from store.kit import a_note, a_student, add, opened, put


def test_a_text_about_somebody_erased_goes_with_the_next_change(store: Path, mentor: Mentor) -> None:
    """An editor that was still open, or another machine, may have written it after the erasure; others stay."""
    gone, there = add(store), add(store, a_student("sam", name="Sam"))
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    with opened(store) as one:
        assert gone.tombstone in one.erased()
    for student in (gone, there):
        folder = store / ".editing" / student.tombstone
        folder.mkdir(parents=True)
        (folder / "profile.toml").write_text(f'name = "{student.name}"\n')
    assert mentor("student", "note", "sam", "x").code == 0
    assert [path.name for path in (store / ".editing").iterdir()] == [there.tombstone]


def left(store: Path, name: str = "note.md", text: str = "before", age: float = 0.0) -> Path:
    """Leave a text of the mentor's that was `before`, so many seconds ago."""
    path = store / ".editing" / "_own" / name
    kept_texts.write(store, path, "before", text)
    before = path.with_name(name + kept_texts.BEFORE)
    then = time.time() - age
    os.utime(before, (then, then))
    return path


DAY = 24 * 60 * 60.0


def test_a_text_that_nobody_changed_goes_after_a_day(store: Path) -> None:
    """That of an editor that was killed; one that is younger, changed, open, or has a swap file beside it stays."""
    add(store)
    old, young = left(store, "old.md", age=2 * DAY), left(store, "young.md")
    changed, swap = left(store, "changed.md", "mine", age=2 * DAY), left(store, "swap.md", age=2 * DAY)
    swap.with_name(".swap.md.swp").touch()
    opened_now = left(store, "open.md", age=2 * DAY)
    with kept_texts.held(store, opened_now) as free:
        assert free
        put(store, "amelie", a_note())
    assert [path.exists() for path in (old, young, changed, swap, opened_now)] == [False, True, True, True, True]
    kept_texts.sweep(store / ".editing", older=0.0)
    assert [path.exists() for path in (young, changed, swap, opened_now)] == [False, True, True, False]


def test_a_text_is_held_by_one_process(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock whose file its holder deleted in the meantime counts for nothing: it is taken anew."""
    path = left(store)
    own = path.with_name("note.md.open")
    with kept_texts.held(store, path) as free:
        assert (free, kept_texts.is_open(path)) == (True, True)
        with kept_texts.held(store, path) as second:
            assert not second
        assert own.exists()
    assert not own.exists()
    assert not kept_texts.is_open(path)
    at_once, tries = lock.at_once, []

    def late(fd: int) -> bool:
        tries.append(fd)
        if len(tries) == 1:
            own.unlink()
        return at_once(fd)

    monkeypatch.setattr(lock, "at_once", late)
    with kept_texts.held(store, path) as free:
        assert (free, own.exists(), len(tries)) == (True, True, 2)


def test_a_clash_is_never_half_written(store: Path) -> None:
    """A kill between the two files: what was typed is not held against what it was not made of."""
    add(store)
    for step in range(1, 100):
        path = left(store, text="mine")
        if in_child(partial(kept_texts.write, store, path, "theirs", "both"), step):
            break
        found = path.read_text(), path.with_name("note.md.before").read_text()
        assert found in {("mine", "before"), ("both", "before"), ("both", "theirs")}
        assert kept_texts.waits(path)
    assert step > 5


def test_what_cannot_be_listed_has_nothing_beside_it(store: Path) -> None:
    """Nor is anything deleted there."""
    path = store / ".editing" / "_own" / "note.md"
    assert not kept_texts.typed_beside(path)
    kept_texts.remove(path)


def test_half_a_text_goes_after_a_day(store: Path) -> None:
    """What an interrupted write left beside the texts, with its folder where it was alone there."""
    folder = store / ".editing" / "a1b2c3d4e5f6"
    folder.mkdir(parents=True)
    left = folder / ".profile.toml.tmp"
    left.write_bytes(b"half")
    kept_texts.sweep(store / ".editing")
    assert left.exists()
    os.utime(left, (0, 0))
    kept_texts.sweep(store / ".editing")
    assert not folder.exists()

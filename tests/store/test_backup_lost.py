"""What is lost in a store when a backup of it is made is said in the backup."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentorcli.store import files
from mentorcli.store.backup_files import take
from mentorcli.store.backup_lost import lost
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_student, add, journal_of, opened, put


def found(store: Path) -> dict[str, str]:
    """Return what is lost in a store, and how, by path."""
    with files.folder(str(store)) as root:
        return {remark.path: remark.en for remark in lost(root, take(root))}


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students and a note of the mentor's."""
    add(store)
    put(store, "amelie", a_note())
    add(store, a_student("sam"))
    with opened(store) as known, writing(known) as writer:
        writer.append_mentor(a_note(), cmd="test", at=AT)
    return store


def test_a_sound_store_has_lost_nothing(begun: Path) -> None:
    """Who was erased is not lost, nor is one without an index."""
    assert found(begun) == {}
    with opened(begun) as known, writing(known) as writer:
        writer.forget(known.student("sam"), at=AT)
    assert found(begun) == {}
    (begun / "index.json").unlink()
    assert found(begun) == {}


def test_what_is_lost_is_named(begun: Path) -> None:
    """A student, the last lines of a journal, the mentor's own."""
    shutil.rmtree(begun / "students" / "sam")
    lines = journal_of(begun).read_bytes().splitlines(keepends=True)
    journal_of(begun).write_bytes(lines[0])
    (begun / "mentor.jsonl").write_bytes(b"")
    assert sorted(found(begun)) == ["mentor.jsonl", "students/amelie/journal.jsonl", "students/sam"]
    (begun / "mentor.jsonl").unlink()
    assert found(begun)["mentor.jsonl"].startswith("is missing")

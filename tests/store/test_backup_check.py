"""A backup read as the store would read it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.store.test_check import old_store
from mentorcli.errors import NewerStoreError
from mentorcli.store import backup_check, leftovers
from mentorcli.store.backup_archive import Remark, Taken
from mentorcli.store.backup_check import Examined, examine, fresh_store_file
from store.kit import a_session, add, contents, put

pytestmark = pytest.mark.usefixtures("place")


def examined(files: dict[str, bytes], left_out: tuple[Remark, ...] = ()) -> Examined:
    """Return what the store finds in some files."""
    return examine(Taken(files, ["students/empty"], list(left_out)), os.environ)


def faults(files: dict[str, bytes], left_out: tuple[Remark, ...] = ()) -> dict[str, str]:
    """Return what is wrong with some files, by path."""
    return {remark.path: remark.en for remark in examined(files, left_out).faults}


@pytest.fixture
def held(store: Path) -> dict[str, bytes]:
    """Return the files of a store with a student and a session."""
    add(store)
    put(store, "amelie", a_session())
    return contents(store)


def test_a_sound_one(held: dict[str, bytes], place: Path) -> None:
    """Students and sessions are counted, own files do not matter, and nothing is left on the way."""
    found = examine(Taken({**held, "students/README.md": b"?", "notes/x": b"?"}, ["notes/empty"], []), os.environ)
    assert found == Examined(1, 1, [])
    assert list(place.iterdir()) == []


def test_an_empty_folder_of_a_student(held: dict[str, bytes]) -> None:
    """Is there as it was: without a journal."""
    assert list(faults(held)) == ["students/empty/journal.jsonl"]


def test_a_damaged_line(held: dict[str, bytes]) -> None:
    """Is named with its number; places are those in the backup, whatever folder it was read in."""
    name = "students/amelie/journal.jsonl"
    found = examine(Taken({**held, name: held[name] + b"?\n", "config.toml": b"lang = 1\n"}, [], []), os.environ)
    assert [(one.path, one.line) for one in found.faults] == [("", None), (name, 3)]
    assert found.faults[0].en.startswith("config.toml: ")
    assert found.faults[0].fr.startswith("config.toml")


@pytest.mark.parametrize("data", [None, b"= =", b"schema = 'x'\n"])
def test_the_rest_is_read_without_a_store_file(held: dict[str, bytes], data: bytes | None) -> None:
    """It is named where it is missing or damaged, and all else is looked at."""
    del held["store.toml"]
    broken = {**held, **({} if data is None else {"store.toml": data})}
    found = examine(Taken(broken, [], []), os.environ)
    assert ([one.path for one in found.faults], found.students, found.sessions) == (["store.toml"], 1, 1)


def test_what_was_left_out_is_a_fault_where_the_store_reads_it(held: dict[str, bytes]) -> None:
    """Named once, with the reason; a link of the person's own is none."""
    lacking = {name: data for name, data in held.items() if not name.endswith("journal.jsonl")}
    reasons = (
        Remark("students/amelie/journal.jsonl", "a pipe", "un tube"),
        Remark("students/amelie/link", "a link", "un lien"),
    )
    found = examine(Taken(lacking, [], list(reasons)), os.environ)
    assert [(one.path, one.en) for one in found.faults] == [("students/amelie/journal.jsonl", "a pipe")]
    store_file = Remark("store.toml", "a link", "un lien")
    del lacking["store.toml"]
    assert faults(lacking, (store_file,))["store.toml"] == "a link"


def test_a_newer_store(held: dict[str, bytes]) -> None:
    """Is not read."""
    with pytest.raises(NewerStoreError):
        examined({**held, "store.toml": b"schema = 9\n"})


def test_an_older_store(tmp_path: Path) -> None:
    """Is brought up to date on the way; what does not let itself be is a fault."""
    old_store(tmp_path / "old")
    old = contents(tmp_path / "old")
    found = examine(Taken(old, [], []), os.environ)
    assert (found.students > 0, found.faults) == (True, [])
    del old["store.toml"]
    assert b"schema = 0" in fresh_store_file(Taken(old, [], []))
    broken = {**contents(tmp_path / "old"), "sessions.json": b"?"}
    assert "sessions.json" in examine(Taken(broken, [], []), os.environ).faults[0].en


def test_where_there_is_no_room_the_next_place_is_tried(
    held: dict[str, bytes], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the end that is an error."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place / "none"))
    assert examine(Taken(held, [], []), os.environ).sessions == 1
    monkeypatch.setattr(backup_check, "temporary_places", lambda _: [place / "none", place / "nowhere"])
    with pytest.raises(OSError, match="nowhere"):
        examined(held)


def test_the_places(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory first; each once."""
    assert leftovers.temporary_places(os.environ)[0] == place
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert str(leftovers.temporary_places(os.environ)[0]) == leftovers._IN_MEMORY

"""A purge of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UnreadableError
from mentorcli.services import purge
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _notes(mentor: Mentor) -> None:
    """Add a note to a student, and remove it."""
    mentor("student", "add", "Nora")
    mentor("student", "note", "nora", "Gone")
    mentor("note", "remove", "nora", "1")


def test_what_goes_is_counted_and_goes(workspace: Workspace, store: Path) -> None:
    """A backup is made before, unless it is not wanted."""
    found = purge.find(workspace)
    assert (found.records, found.journals, found.dry_run, found.nothing) == ({"note": 1}, 1, True, False)
    done = purge.carry_out(workspace, "nora")
    assert (done.records, done.dry_run, done.holding) == ({"note": 1}, False, (done.backup,))
    assert done.backup == str(store / "backups" / "before-purge-2026-11-24.tar.gz")
    assert purge.find(workspace).nothing
    with pytest.raises(RefusedError, match="nothing to purge"):
        purge.carry_out(workspace, save=False)
    with pytest.raises(NotFoundError):
        purge.find(workspace, "nobody")


def test_a_fault_stands_against_it(workspace: Workspace, store: Path) -> None:
    """Of permissions, and of what is left over, nothing is missing."""
    (store / "store.toml").chmod(0o644)
    (store / ".x.tmp").touch()
    journal = next(store.glob("students/*/journal.jsonl"))
    with journal.open("ab") as file:
        file.write(b'{"op":"unfinished')
    found = purge.find(workspace)
    assert (found.leftovers, found.unfinished) == (1, 1)
    assert purge.carry_out(workspace, save=False).backup is None
    assert b"unfinished" not in journal.read_bytes()
    (store / "students" / "broken").mkdir(mode=0o700)
    with pytest.raises(UnreadableError, match="nothing is purged"):
        purge.find(workspace)
    with pytest.raises(UnreadableError, match="nothing is purged"):
        purge.carry_out(workspace)


def test_what_a_change_left_is_taken_away_before(workspace: Workspace, store: Path) -> None:
    """As by any other change; it is no fault to be mended by hand."""
    for name in (".replaced-abc.students", ".unpacking"):
        (store / name / "x").mkdir(parents=True)
    assert purge.find(workspace).records == {"note": 1}
    assert purge.carry_out(workspace, save=False).records == {"note": 1}
    assert not [path.name for path in store.iterdir() if path.name.startswith((".replaced", ".unpacking"))]

"""What killed backups and exports left is named, and deleted once it is a day old."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services import backups, leftovers
from mentorcli.store import lock
from services.conftest import Fresh
from store.test_leftovers import OURS, aged

pytestmark = pytest.mark.usefixtures("place")


def left(path: Path, hours: float = 30) -> Path:
    """Leave something behind, of some age."""
    path.write_bytes(b"?")
    return aged(path, hours)


def test_the_next_one_sweeps_its_folder(fresh: Fresh, tmp_path: Path, place: Path) -> None:
    """What is a day old, there and where backups are read back; it is said."""
    old, young = left(tmp_path / OURS[0]), left(tmp_path / OURS[1], 1)
    read = left(place / OURS[0])
    workspace = fresh()
    leftovers.sweep(workspace, [tmp_path / "b.tar.gz"])
    assert workspace.warnings == [
        f"Deleted what an interrupted backup or export had left: {path}" for path in (old, read)
    ]
    assert (old.exists(), young.exists(), read.exists()) == (False, True, False)


def test_where_they_are_looked_for(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path, place: Path) -> None:
    """Beside the store's own backups, those it knows, and where they are read back."""
    assert leftovers.found(fresh()) == []
    mentor("student", "add", "Amélie Durand")
    (tmp_path / "elsewhere").mkdir()
    backups.save(fresh(), str(tmp_path / "elsewhere" / "b.tar.gz"))
    backups.save(fresh(), str(store / "b.tar.gz"))
    (store / "backups").mkdir()
    places = [store / "backups", place, tmp_path / "elsewhere"]
    paths = [left(folder / OURS[0]) for folder in places]
    left(place / OURS[1], 1)  # which may be in use
    left(store / OURS[0])  # which a check of the store names itself
    assert [leftover.path for leftover in leftovers.found(fresh())] == paths


def test_they_are_faults(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path) -> None:
    """What is old is deleted by a repair; what is young may be written now, but in the store's own folder."""
    mentor("student", "add", "Amélie Durand")
    backups.save(fresh(), str(tmp_path / "b.tar.gz"))
    (store / "backups").mkdir()
    old, young, own = left(tmp_path / OURS[0]), left(tmp_path / OURS[1], 1), left(store / "backups" / OURS[1], 1)
    for repair, faults, swept in ((False, [own, young, old], []), (True, [young], [own, old])):
        found = leftovers.faults(fresh(), repair=repair)
        assert [[Path(fault.path) for fault in some] for some in found] == [faults, swept]
    assert leftovers.faults(fresh(), repair=False)[0][0].message.endswith("or being written now")


def test_a_store_that_cannot_be_held_is_not_swept(
    mentor: Mentor, fresh: Fresh, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may be writing there."""
    mentor("student", "add", "Amélie Durand")
    (store / "backups").mkdir()
    left(store / "backups" / OURS[1], 1)
    monkeypatch.setattr(lock, "reader", lambda _: open("/none"))  # noqa: PTH123, SIM115 - an error of the system
    assert len(leftovers.faults(fresh(), repair=True)[0]) == 1

"""The index of backups, and which of them hold a person."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorcli.store import backup, files
from mentorcli.store.backup_index import Known, read, remember, write
from mentorcli.store.backup_search import Holding, all_known, forget
from mentorcli.store.transaction import writing
from store.kit import AT, a_student, add, opened


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a store with two students."""
    add(tmp_path / "store", a_student(tombstone="uid00001"))
    add(tmp_path / "store", a_student("sam", tombstone="uid00002"))
    return tmp_path / "store"


def saved(folder: Path, file: Path) -> list[str]:
    """Save a store and return the warnings."""
    with opened(folder) as store, writing(store) as writer:
        backup.save(store, writer.root, file, at=AT)
        return list(store.warnings)


def holding(folder: Path, *uids: str, slug: str = "amelie") -> Holding:
    """Return which backups hold a person, who is forgotten with that."""
    with opened(folder) as store:
        return forget(store, store.open_root(), uids, slug)


def known(folder: Path) -> list[Known]:
    """Return what is noted of backups."""
    with files.folder(str(folder)) as root:
        return read(root).known


def test_they_are_known_until_the_student_is_forgotten(begun: Path, tmp_path: Path) -> None:
    """One that was deleted is known no more; one on a disk that is not there could hold them still."""
    first, second, third = (tmp_path / name for name in ("1.tar.gz", "2.tar.gz", "disk/3.tar.gz"))
    third.parent.mkdir()
    for file in (first, second, third):
        saved(begun, file)
    first.unlink()
    third.parent.rename(tmp_path / "away")
    assert [one.path for one in known(begun)] == [str(first), str(second), str(third)]
    with opened(begun) as store:
        assert all_known(store, store.open_root()) == Holding((str(second),), (str(third),))
    assert holding(begun, "uid00001", "other123") == Holding((str(second),), (str(third),))
    assert [(one.path, one.tombstones) for one in known(begun)] == [
        (str(second), ["uid00002"]), (str(third), ["uid00002"]),
    ]  # fmt: skip
    assert holding(begun, "uid00001") == Holding()
    assert holding(begun, "nobody12") == Holding()


@pytest.mark.parametrize("data", [b"?", b"\xff", b"[" * 100_000, b"", b'[{"path": 1}]', None])
def test_an_index_that_cannot_be_read_is_not_none(begun: Path, tmp_path: Path, data: bytes | None) -> None:
    """It stays as it is, is named, and the next backup sets it aside under a name that is free."""
    place = begun / "backups.json"
    if data is None:
        os.mkfifo(place)
    else:
        place.write_bytes(data)
    assert holding(begun, "uid00001") == Holding((), (str(place),))
    with opened(begun) as store:
        assert all_known(store, store.open_root()) == Holding((), (str(place),))
    assert data is None or place.read_bytes() == data
    aside = begun / "backups.json.unreadable"
    warned = saved(begun, tmp_path / "1.tar.gz")
    assert len(warned) == 1
    assert "is kept as backups.json.unreadable: earlier backups are not known" in warned[0]
    assert data is None or aside.read_bytes() == data
    assert [one.path for one in known(begun)] == [str(tmp_path / "1.tar.gz")]
    place.write_bytes(b"?")
    assert "is kept as backups.json.unreadable-2" in saved(begun, tmp_path / "2.tar.gz")[0]
    assert holding(begun, "uid00001") == Holding((str(tmp_path / "2.tar.gz"),), (str(aside), f"{aside}-2"))
    assert saved(begun, tmp_path / "3.tar.gz") == []


def test_the_stores_own_are_looked_into(begun: Path) -> None:
    """Whatever the index says; one that cannot be read is named as that."""
    own = begun / "backups"
    own.mkdir(mode=0o700)
    saved(begun, own / "noted.tar.gz")
    saved(begun, own / "lost.tar.gz")
    (own / "broken.tar.gz").write_bytes(b"?")
    os.mkfifo(own / "fifo.tar.gz")
    with files.folder(str(begun)) as root:
        write(known(begun)[:1], root)
    unreadable = (str(own / "broken.tar.gz"), str(own / "fifo.tar.gz"))
    assert holding(begun, "uid00001") == Holding((str(own / "noted.tar.gz"), str(own / "lost.tar.gz")), unreadable)
    assert holding(begun, "nobody12") == Holding((), unreadable)
    with opened(begun) as store:
        assert len(all_known(store, store.open_root()).paths) == 4
    for file in own.iterdir():
        file.unlink()
    own.rmdir()
    own.write_bytes(b"no folder")
    assert holding(begun, "uid00001") == Holding((), (str(own),))


def test_without_a_uid_all_are_looked_into(begun: Path, tmp_path: Path) -> None:
    """For somebody of that slug; nobody is taken out of the index."""
    saved(begun, tmp_path / "1.tar.gz")
    saved(begun, tmp_path / "2.tar.gz")
    (tmp_path / "2.tar.gz").write_bytes(b"?")
    before = known(begun)
    assert holding(begun, slug="amelie") == Holding((str(tmp_path / "1.tar.gz"),), (str(tmp_path / "2.tar.gz"),))
    assert holding(begun, slug="nobody") == Holding((), (str(tmp_path / "2.tar.gz"),))
    assert known(begun) == before


def test_a_backup_is_noted_after_the_others(begun: Path) -> None:
    """In the order in which they were made."""
    with opened(begun) as store, writing(store) as writer:
        for number in range(3):
            remember(store, writer.root, Known(f"/{number}", AT, []))
    assert [one.path for one in known(begun)] == ["/0", "/1", "/2"]

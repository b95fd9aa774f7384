"""Entries that were put together with another: where their folders stand, what comes along, and what goes for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from helpers import resign
from mentorcli.errors import NotFoundError
from mentorcli.models.recovery import Merge
from mentorcli.store import files, merged
from mentorcli.store.check import check
from mentorcli.store.layout import MERGED, PENDING
from mentorcli.store.pending import Pending
from mentorcli.store.transaction import writing
from reliability.cases import put_together, taken_apart
from store import kit


def test_the_folder_stands_aside(store: Path) -> None:
    """By uid, found by it, and the store is sound; one that does not stand there has no slug."""
    put_together(store)
    with kit.opened(store) as one:
        (uid,) = one.mentor().records(Merge)
        assert merged.slug_of(one, uid) == "sam"
        assert merged.slug_of(one, "nobody000001") is None
        assert check(one, now=kit.AT).faults == []
        assert one.slugs() == ["amelie"]
        with pytest.raises(NotFoundError):
            one.student("sam")


@pytest.mark.parametrize(("prepare", "there"), [(put_together, ["amelie"]), (taken_apart, ["amelie", "sam"])])
def test_an_interrupted_move_is_finished(store: Path, prepare: Callable[[Path], None], there: list[str]) -> None:
    """Whoever is in the wrong place is hidden by the note, and put into the right one by the next writer."""
    prepare(store)
    with kit.opened(store) as one:
        lines = [line for _, line in one.mentor().journal.lines]
        done = next(line for line in lines if "merge" in line.put)
    uid = msgspec.json.decode(done.put["merge"])[0]["id"]
    before = kit.contents(store)
    if there == ["amelie"]:
        (store / MERGED / uid).rename(store / "students" / "sam")
    (store / PENDING).write_bytes(msgspec.json.encode(Pending(done.complete or "", [], {"sam": uid})))
    with kit.opened(store) as one:
        assert one.slugs() == there
    with kit.opened(store) as one, writing(one):
        assert one.slugs() == there
    assert kit.contents(store) == before
    assert not (store / PENDING).exists()


def test_what_comes_along(store: Path) -> None:
    """Every version of what is there still, with its time and machine; what is gone, and the profile, do not."""
    kit.add(store)
    kept, gone, session = kit.a_note("kept"), kit.a_note("gone"), kit.a_session()
    kit.put(store, "amelie", kept, gone, session)
    with kit.opened(store) as one, writing(one) as writer:
        records = one.student("amelie")
        drop = [("note", gone.id), ("session", session.id)]
        writer.append(records, records.student, cmd="test", at=kit.AT, drop=drop)
    kit.put(store, "amelie", session)
    kit.put(store, "amelie", replace(kept, text="changed"), kit.a_note("left"))
    newer = ('"put":{"badge":[{"id":"b"}]}', '"drop":{"badge":["b"]}')
    with kit.journal_of(store).open("a") as file:
        for number, what in enumerate(newer):
            file.write(f'{{"op":"{"z" * 19}{number}","at":"2026-11-24T15:00:00+01:00","cmd":"new",{what}}}\n')
    resign(store)
    with kit.opened(store) as one:
        replay = one.student("amelie").replay
        lines = merged.lines_for(replay, lambda _, record: None if getattr(record, "text", "") == "left" else record)
        known = {line.op: line for _, line in replay.effective}
    put = [{kind: msgspec.json.decode(raw) for kind, raw in line.put.items()} for line in lines]
    assert [sorted(one) for one in put] == [["note", "session"], [], ["session"], ["note"], ["badge"], []]
    assert [one["note"][0]["text"] for one in put if "note" in one] == ["kept", "changed"]
    assert [line.drop for line in lines if line.drop] == [{"session": [session.id]}, {"badge": ["b"]}]
    for line in lines:
        done = known[line.op]
        assert (line.at, line.cmd, line.machine, line.written) == (done.at, done.cmd, done.machine, done.written)


def test_what_stands_aside_of_an_erased_student_goes(store: Path) -> None:
    """Where the student is there it stays; what a crash after the erasure left goes with the next change."""
    put_together(store)
    with kit.opened(store) as one, writing(one), files.folder(str(store)) as root:
        merged.sweep(one, root)
        assert (store / MERGED).exists()
        student = one.student("amelie").student
    (store / "erased").mkdir(mode=0o700)
    (store / "erased" / student.tombstone).touch(mode=0o600)
    kit.add(store, kit.a_student("zoe"))
    assert not (store / MERGED).exists()
    with kit.opened(store) as one:
        assert one.erased() == {student.tombstone, *student.aliases}


def test_an_erasure_whose_rest_cannot_be_removed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is warned of; where nothing stands aside the alias alone is remembered."""
    put_together(store)
    with kit.opened(store) as one, writing(one), files.folder(str(store)) as root:
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", kit.failing("folder-make"))
            merged.bury(one, root, ["alias0000001"])
        assert "could not be removed yet" in one.warnings[-1]
        (store / MERGED).rename(store / "elsewhere")
        merged.bury(one, root, ["alias0000001"])
        assert "alias0000001" in one.erased()

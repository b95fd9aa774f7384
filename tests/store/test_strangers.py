"""Lines of an erased student in the journal of another one: nobody sees them, and a repair takes them out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import resign
from mentorcli.errors import NotFoundError
from mentorcli.models.checklist import Tick
from mentorcli.models.note import Note
from mentorcli.models.student import Student
from mentorcli.store import fault_text
from mentorcli.store.check import check
from mentorcli.store.faults import Fault
from mentorcli.store.history import operations, taken_back
from mentorcli.store.journal import decode_journal
from mentorcli.store.repair import repair
from mentorcli.store.resealing import resealed
from mentorcli.store.seals import bare
from mentorcli.store.strangers import own_lines, own_replay
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_session, a_student, add, journal_of, opened, profile_of, put

NEW, OLD = a_note("Mine"), a_note("Theirs")
HELD = a_session()
LINES = Fault(("students", "amelie", "journal.jsonl"), fault_text.erased_lines(3), remedy="strangers")
PROFILE = Fault(("students", "amelie", "profile.toml"), fault_text.ERASED_PROFILE, remedy="profile")


@pytest.fixture
def theirs(store: Path, tmp_path: Path) -> bytes:
    """Erase a student, add another one under the same slug, and return the journal of the first."""
    gone = add(store)
    put(store, "amelie", OLD)
    put(store, "amelie", HELD)
    journal = journal_of(store).read_bytes()
    tmp_path.joinpath("profile.toml").write_bytes(profile_of(store).read_bytes())
    with opened(store) as one, writing(one) as writer:
        writer.forget(one.student("amelie"), at=AT)
    tmp_path.joinpath("uid").write_text(gone.tombstone, encoding="utf-8")
    add(store, a_student(name="Amélie Petit"))
    put(store, "amelie", NEW)
    return journal


def without_uids(data: bytes) -> bytes:
    """Return a journal as it was written before lines had a uid."""
    rows = [json.loads(row) for row in data.splitlines()]
    return b"".join(json.dumps({k: v for k, v in row.items() if k != "uid"}).encode() + b"\n" for row in rows)


def faults(store: Path) -> list[object]:
    """Return what a check of the store finds."""
    with opened(store) as one:
        return list(check(one).faults)


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("old", [True, False], ids=["without-uid", "with-uid"])
def test_nobody_sees_lines_of_an_erased_student(store: Path, theirs: bytes, *, first: bool, old: bool) -> None:
    """Wherever they stand; the check names them, and a repair leaves the other one's lines byte for byte."""
    mine = journal_of(store).read_bytes()
    if old:
        mine, theirs = without_uids(mine), without_uids(theirs)
    journal_of(store).write_bytes(theirs + mine if first else mine + theirs)
    resign(store)
    with opened(store) as one:
        known = one.student("amelie")
        assert (known.student.name, known.notes, known.sessions) == ("Amélie Petit", [NEW], {})
        assert [operation.cmd for operation in operations(one)] == ["test", "student add", "student forget"]
    assert faults(store) == [LINES]
    put(store, "amelie", a_note("More"))
    with opened(store) as one:
        assert repair(one, check(one).faults, at=AT) == [LINES]
    assert [bare(row) for row in journal_of(store).read_bytes().splitlines()[:2]] == list(map(bare, mine.splitlines()))
    assert OLD.text.encode() not in journal_of(store).read_bytes()
    assert faults(store) == []
    with opened(store) as one:
        assert [note.text for note in one.student("amelie").notes] == ["Mine", "More"]


def test_later_lines_of_an_erased_student(store: Path, theirs: bytes, tmp_path: Path) -> None:
    """What another machine wrote, not knowing of the erasure: by the uid, or by what a line is about alone."""
    mine = journal_of(store)
    rows = [json.loads(row) for row in theirs.splitlines()]
    late = "zzzzzzzzzzzzzzzz"
    uid = tmp_path.joinpath("uid").read_text(encoding="utf-8")
    added = {**rows[1], "op": f"{late}0001", "uid": uid, "put": {"note": [{"id": "n0000000001", "at": "x"}]}}
    edited = {k: v for k, v in rows[2].items() if k != "uid"} | {"op": f"{late}0002"}
    dropped = {"op": f"{late}0003", "at": rows[1]["at"], "cmd": "test", "drop": {"note": [OLD.id]}}
    undone = {"op": f"{late}0004", "at": rows[1]["at"], "cmd": "undo", "undoes": rows[1]["op"]}
    other = {"op": f"{late}0005", "at": rows[1]["at"], "cmd": "test", "undoes": "nothing"}
    empty = {"op": f"{late}0006", "at": rows[1]["at"], "cmd": "test", "put": {"student": []}}
    tick = {"op": f"{late}0007", "at": rows[1]["at"], "cmd": "test", "drop": {"tick": ["transfer:x"]}}
    ticks = [{**rows[1], "op": f"{late}0000", "uid": uid, "put": {"tick": [{"id": "transfer:x"}]}}]
    lines = [*ticks, added, edited, dropped, undone, other, empty, tick]
    data = resealed(mine.read_bytes() + theirs + b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    own = own_lines(decode_journal(data, "journal"), {uid})
    assert [line.op for _, line in own.lines[2:]] == [f"{late}{number:04}" for number in (5, 6, 7)]


def test_a_journal_without_an_erased_student_stays(store: Path, theirs: bytes, tmp_path: Path) -> None:
    """As it is; one that is theirs alone has no line left, and is read as theirs by whoever erases it."""
    uid = tmp_path.joinpath("uid").read_text(encoding="utf-8")
    mine = decode_journal(journal_of(store).read_bytes(), "journal")
    assert own_lines(mine, {uid}) is mine
    alone = decode_journal(theirs, "journal")
    assert own_lines(alone, {uid}).lines == []
    replay = own_replay(alone, {uid}, lambda _: True, "other")
    assert (replay.strangers, replay.records(Student)["other"].tombstone) == (0, uid)
    assert {one.student for one in replay.records(type(HELD)).values()} == {"other"}


def test_the_folder_under_another_slug(store: Path, theirs: bytes, tmp_path: Path) -> None:
    """It is nobody, everybody else is read, and the check names it; a repair erases it."""
    folder = store / "students" / "elsewhere"
    folder.mkdir(mode=0o700)
    for name, data in (("journal.jsonl", theirs), ("profile.toml", (tmp_path / "profile.toml").read_bytes() + b"#\n")):
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o600)
    with opened(store) as one:
        assert [records.id for records in one.all_students()] == ["amelie"]
        assert one.faults == []
        with pytest.raises(NotFoundError):
            one.student("elsewhere")
        assert "elsewhere" not in {slug for operation in operations(one) for slug in operation.students}
    assert faults(store) == [Fault(("students", "elsewhere"), fault_text.ERASED, remedy="erase")]
    with opened(store) as one:
        repair(one, check(one).faults, at=AT)
    assert not folder.exists()
    assert faults(store) == []


def test_the_profile_of_an_erased_student(store: Path, theirs: bytes, tmp_path: Path) -> None:
    """It is not taken for the other one's, however new; a repair writes theirs, without a field of it."""
    old = (tmp_path / "profile.toml").read_text(encoding="utf-8").splitlines()
    newer = [line if not line.startswith("revision") else 'revision = "zzzzzzzzzzzzzzzzzzzz"' for line in old]
    profile_of(store).write_text("\n".join([*newer, 'mood = "theirs"', ""]), encoding="utf-8")
    journal_of(store).write_bytes(journal_of(store).read_bytes() + theirs)
    resign(store)
    with opened(store) as one:
        assert one.student("amelie").student.name == "Amélie Petit"
    assert faults(store) == [LINES, PROFILE]
    with opened(store) as one:
        repair(one, check(one).faults, at=AT)
    assert "mood" not in profile_of(store).read_text(encoding="utf-8")
    assert faults(store) == []


def test_an_undo_among_them_takes_nothing_back(store: Path, theirs: bytes) -> None:
    """Which operation an undo took back is looked for among the lines that count."""
    put(store, "amelie", replace(NEW, text="Changed"))
    with opened(store) as one:
        latest = operations(one)[0]
    put(store, "amelie", undoes=latest.op)
    journal_of(store).write_bytes(journal_of(store).read_bytes() + theirs)
    resign(store)
    with opened(store) as one:
        undo = operations(one, undos=True)[0]
        found = taken_back(one, undo, one.open_root())
        assert found is not None
        assert found.op == latest.op
        assert one.student("amelie").records(Note)[NEW.id].text == "Mine"
        assert one.student("amelie").records(Tick) == {}

"""Journals written anew without what is over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor, resign
from mentorcli.errors import UnreadableError
from mentorcli.models.note import Note
from mentorcli.store import files, purge, purge_lines
from mentorcli.store.journal import checksum, decode_journal
from mentorcli.store.lost_records import UnknownBatchError
from mentorcli.store.purge_leftovers import leftovers, remove
from mentorcli.store.purge_lines import Removed, last_words, rest_of, with_fields
from mentorcli.store.replay import replay_journal
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, add, failing, journal_of, opened, put


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a store with one student and a note."""
    add(tmp_path / "store")
    put(tmp_path / "store", "amelie", a_note("Stays"))
    return tmp_path / "store"


def planned(folder: Path, slug: str | None = None) -> purge.Plan:
    """Return what would be purged of a store."""
    with opened(folder) as store:
        return purge.plan(store, slug)


def purged(folder: Path) -> None:
    """Purge a store."""
    with opened(folder) as store, writing(store) as writer:
        purge.carry_out(writer, purge.plan(store), at=AT)


def rows(folder: Path) -> list[dict[str, Any]]:
    """Return the lines of the student's journal, without their seals."""
    found = [json.loads(row) for row in journal_of(folder).read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in row.items() if key not in ("prev", "sum")} for row in found]


def test_a_sound_journal_has_nothing_to_go(begun: Path) -> None:
    """A plan of nothing is none."""
    assert not planned(begun)
    assert planned(begun) == purge.Plan([], Removed(), [])


def test_a_change_of_which_nothing_tells_the_end_stays(begun: Path) -> None:
    """It may have been completed: that is settled first, and then it counts."""
    note = {"id": "n1", "at": "2026-11-24T15:00:00+01:00", "text": "Lost"}
    lost = {"op": "z" * 20, "at": note["at"], "cmd": "store import", "batch": "nowhere1", "put": {"note": [note]}}
    with journal_of(begun).open("a", encoding="utf-8") as file:
        file.write(json.dumps(lost) + "\n")
    resign(begun)
    with pytest.raises(UnknownBatchError):
        planned(begun)


def test_a_line_that_was_not_finished_goes(begun: Path) -> None:
    """Where nothing else does, too; the last id never goes back."""
    before = rows(begun)
    with journal_of(begun).open("ab") as file:
        file.write(b'{"op":"unfinished')
    assert planned(begun).removed == Removed(unfinished=1)
    purged(begun)
    assert (rows(begun)[:-1], rows(begun)[-1]["cmd"]) == (before, "store purge")
    assert rows(begun)[-1]["op"] > before[-1]["op"]
    assert not planned(begun)


def test_fields_and_types_of_newer_versions_stay(begun: Path) -> None:
    """On a line, in a record and beside them; what this version cannot decode is left as it is."""
    note = {"id": "n1", "at": "2026-11-24T15:00:00+01:00", "text": "Gone", "session": None}
    kept = {**note, "id": "n2", "text": "Kept", "colour": "red"}
    with journal_of(begun).open("a", encoding="utf-8") as file:
        newer = {"put": {"note": [note, kept], "novelty": "no list", "thing": [{"id": "t1"}]}, "later": {"a": 1.50}}
        file.write(json.dumps({"op": "x" * 20, "at": "2026-11-24T15:00:00+01:00", "cmd": "later", **newer}) + "\n")
        drop = {"drop": {"note": ["n1"], "thing": ["t1"]}}
        file.write(json.dumps({"op": "y" * 20, "at": "2026-11-24T15:00:00+01:00", "cmd": "later", **drop}) + "\n")
    resign(begun)
    assert planned(begun).removed.records == {("note", "n1"), ("thing", "t1")}
    purged(begun)
    changed = rows(begun)[2]
    assert changed == {
        "op": "x" * 20, "at": "2026-11-24T15:00:00+01:00", "cmd": "later", "later": {"a": 1.5},
        "put": {"note": [kept], "novelty": "no list"},
    }  # fmt: skip
    assert len(rows(begun)) == 4


def test_a_removal_among_others_is_all_that_goes(begun: Path) -> None:
    """The line keeps the rest; a record that came back stays with its removal."""
    one, other = a_note("One"), a_note("Other")
    put(begun, "amelie", one, other)
    put(begun, "amelie", drop=(("note", one.id), ("note", other.id)))
    put(begun, "amelie", other)
    purged(begun)
    assert [row["cmd"] for row in rows(begun)] == ["student add", "test", "test", "test", "test", "store purge"]
    assert rows(begun)[2]["put"].keys() == {"note"}
    assert rows(begun)[3]["drop"] == {"note": [other.id]}
    with opened(begun) as store:
        assert [note.text for note in store.student("amelie").notes] == ["Stays", "Other"]


def test_a_line_that_stands_twice_is_kept_once(begun: Path) -> None:
    """As a merge of two copies leaves it, in another order."""
    put(begun, "amelie", a_note("Gone"))
    lines = journal_of(begun).read_bytes().splitlines(keepends=True)
    journal_of(begun).write_bytes(b"".join([lines[0], lines[2], lines[1], lines[1]]))
    resign(begun)
    note = rows(begun)[1]["put"]["note"][0]["id"]
    put(begun, "amelie", drop=(("note", note),))
    purged(begun)
    assert [row["cmd"] for row in rows(begun)] == ["student add", "test", "store purge"]


def test_nothing_is_written_that_would_read_otherwise(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every journal is compared before the first is written."""
    note = a_note("Gone")
    put(begun, "amelie", note)
    put(begun, "amelie", drop=(("note", note.id),))
    before = journal_of(begun).read_bytes()
    monkeypatch.setattr(
        purge, "rest_of", lambda data, *_, **__: purge_lines.Rest(data.splitlines()[:1], Removed(texts=1))
    )
    with pytest.raises(UnreadableError, match=r"would not read as it does now \(note\)"):
        purged(begun)
    assert journal_of(begun).read_bytes() == before


def test_a_profile_edited_by_hand_stays_as_it_is(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text is a person's; one that nobody edited is known again without being read."""
    monkeypatch.setenv("MENTOR_HOME", str(begun))
    mentor("student", "edit", "amelie", "--path", "Gone")
    mentor("undo")
    purged(begun)
    with opened(begun) as store:
        line = store.student("amelie").replay.journal.lines[0][1]
        profile = begun / "students" / "amelie" / "profile.toml"
        assert line.file == checksum(profile.read_bytes())
    profile.write_text(profile.read_text(encoding="utf-8").replace('"Amélie Durand"', '"Amélie D"'), encoding="utf-8")
    mentor("student", "note", "amelie", "Gone")
    mentor("undo")
    purged(begun)
    with opened(begun) as store:
        known = store.student("amelie")
        assert (known.edited, known.student.name, known.replay.journal.lines[0][1].file) == (
            True,
            "Amélie D",
            line.file,
        )


def test_the_last_words_on_records(begun: Path) -> None:
    """The operation, and whether the record stands."""
    data = journal_of(begun).read_bytes()
    replay = replay_journal(decode_journal(data, "j"), lambda _: True, "amelie")
    ops = [line.op for _, line in replay.effective]
    (note,) = replay.records(Note)
    assert last_words(replay) == {("student", "amelie"): (ops[0], True), ("note", note): (ops[1], True)}
    rest = rest_of(data, replay, {ops[1]}, records=False)
    assert (rest.rows, rest.removed) == ([data.splitlines()[0]], Removed(undone=frozenset({ops[1]})))
    assert rest_of(data, replay, (), records=True, gone=[("note", note)]).removed.records == {("note", note)}
    assert rest_of(data, replay, (), records=False, gone=[("note", note)]).removed == Removed()
    assert with_fields(b'{"a":1,"b":2,"c":{"d":3}}', b=None, a="x") == b'{"a":"x","c":{"d":3}}'


def test_what_cannot_be_removed_is_warned_of(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest goes on; a folder that is empty then goes too."""
    (begun / ".undone" / "op1").mkdir(parents=True)
    (begun / ".editing" / "nobody12").mkdir(parents=True)
    (begun / ".editing" / "known123").mkdir()
    (begun / ".running" / "nobody12").mkdir(parents=True)
    (begun / ".running" / "known123").mkdir()
    (begun / "students" / ".x.tmp").touch()
    with opened(begun) as store:
        root = store.open_root()
        found = leftovers(root, None, ["known123"])
        assert found == [("students", ".x.tmp"), (".undone", "op1"), (".editing", "nobody12"), (".running", "nobody12")]
        with monkeypatch.context() as patched:
            patched.setattr(files, "on_step", failing("unlink"))
            for place in found:
                remove(store, root, place)
        assert len(store.warnings) == 4
        assert str(begun / ".undone" / "op1") in store.warnings[1]
        for place in found:
            remove(store, root, place)
        assert leftovers(root, None, ["known123"]) == leftovers(root, "amelie", []) == []
    assert not (begun / ".undone").exists()
    assert (begun / ".editing").exists()


@pytest.mark.parametrize("reset", [False, True])
def test_what_a_message_was_last_changed_from_goes(mentor: Mentor, store: Path, reset: bool) -> None:
    """Also the text of the very last change, and of one that was reset; the present one stays."""
    for word in ("Secret", "Fine"):
        assert mentor("message", "edit", "ping", "--text", f"Subject: Hi\n\n{word}\n").code == 0
    if reset:
        assert mentor("message", "reset", "ping", "--yes").code == 0
    assert mentor("store", "purge", "--yes").code == 0
    told = (store / "mentor.jsonl").read_text(encoding="utf-8")
    assert ("Secret" in told, "Fine" in told) == (False, not reset)
    assert mentor("store", "check").code == 0

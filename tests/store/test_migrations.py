"""A store of an older version is brought up to date: all of it, after a backup."""

from __future__ import annotations

import json
import shutil
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mentorcli.errors import NotSavedError, UnreadableError
from mentorcli.models.session import SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, StudentStatus, is_random_id
from mentorcli.store import backup, files
from mentorcli.store.check import check
from mentorcli.store.transaction import writing
from reliability.harness import counting
from store.kit import a_note, a_student, add, contents, journal_of, opened, put

ROW = {
    "id": "sess10n00001", "student": "amelie", "kind": "mentoring", "at": "2026-11-20T10:00:00+01:00", "minutes": 45,
    "status": "completed", "reason": None, "notes": "Joins",
}  # fmt: skip
AMELIE = 'name = "Amélie"\nemail = "a@example.org"\nfunding = "funded"\nstarted = 2026-09-01\n'
SAM = 'name = "Sam"\nstatus = "paused"\nstarted = "2026-09-02"\n'


@pytest.fixture
def old(store: Path) -> Path:
    """Return a store of schema 0 with two students and a session."""
    (store / "students").mkdir(parents=True)
    (store / "store.toml").write_text("schema = 0\n")
    (store / "students" / "amelie.toml").write_text(AMELIE)
    (store / "students" / "sam.toml").write_text(SAM)
    (store / "sessions.json").write_text(json.dumps([ROW]))
    return store


def brought_up_to_date(folder: Path) -> list[str]:
    """Begin a change, which brings the store up to date; return the warnings."""
    with opened(folder) as store, writing(store):
        return list(store.warnings)


def test_everybody_and_everything_is_there(old: Path) -> None:
    """Profiles, statuses, days and sessions are what they were, and the new store is sound."""
    old.chmod(0o755)
    (warning,) = brought_up_to_date(old)
    assert "from schema 0 to 2" in warning
    with opened(old) as store:
        assert check(store).faults == []
        amelie, sam = store.student("amelie"), store.student("sam")
        assert (amelie.student.name, amelie.student.email) == ("Amélie", "a@example.org")
        assert amelie.student.funding == (FundingPeriod(Funding.FUNDED),)
        assert (amelie.student.started, sam.student.started) == (date(2026, 9, 1), date(2026, 9, 2))
        assert (sam.student.status, sam.student.funding) == (StudentStatus.PAUSED, ())
        (session,) = amelie.sessions.values()
        assert (session.id, session.status, session.notes) == ("sess10n00001", SessionStatus.COMPLETED, "Joins")
        assert session.duration_minutes == 45
    assert sorted(path.name for path in (old / "students").iterdir()) == ["amelie", "sam"]
    assert not (old / "sessions.json").exists()


def test_what_was_there_is_in_a_backup(old: Path) -> None:
    """The backup, named in the warning, holds every byte of before."""
    before = contents(old)
    (warning,) = brought_up_to_date(old)
    (path,) = (old / "backups").iterdir()
    assert str(path) in warning
    assert backup.unpack(path.read_bytes(), str(path)).files == before


def test_a_store_without_sessions_and_students(store: Path) -> None:
    """An old store in which nothing was written yet is brought up to date too."""
    store.mkdir()
    (store / "store.toml").write_text("schema = 0\n")
    brought_up_to_date(store)
    with opened(store) as one:
        assert one.slugs() == []
        assert check(one).faults == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_an_interruption_at_any_step(old: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Wherever it is interrupted, the next change ends in the same store, with nobody lost or doubled."""
    before = old.with_name("before")
    shutil.copytree(old, before)
    steps = 0
    for steps in range(1, 100):
        shutil.rmtree(old)
        shutil.copytree(before, old)
        reached: list[str] = []

        def hook(number: int, name: str, wanted: int = steps, reached: list[str] = reached) -> None:
            if number == wanted:
                reached.append(name)
                raise error

        monkeypatch.setattr(files, "on_step", counting(hook))
        try:
            brought_up_to_date(old)
        except (KeyboardInterrupt, NotSavedError):
            assert reached
        monkeypatch.undo()
        brought_up_to_date(old)
        with opened(old) as store:
            assert store.slugs() == ["amelie", "sam"], (steps, reached)
            assert list(store.student("amelie").sessions) == ["sess10n00001"]
            assert check(store).faults == []
        if not reached:
            break
    assert steps > 20


DAMAGED: dict[str, tuple[str, str, str]] = {
    "sessions that are no JSON": ("sessions.json", "{broken", "sessions.json: Expecting property name"),
    "sessions nested without end": ("sessions.json", "[" * 100_000, "sessions.json: nested too deeply"),
    "a session of nobody": ("sessions.json", json.dumps([{**ROW, "student": "zoe"}]), "sessions of zoe, who"),
    "a session without its student": ("sessions.json", "[{}]", "sessions.json: 'student'"),
    "sessions that are no list": ("sessions.json", "[1]", "sessions.json: "),
    "a session that does not fit": (
        "sessions.json", json.dumps([{**ROW, "minutes": "long"}]),
        "amelie.toml, or its sessions: field duration_minutes: Expected `int`, got `str`",
    ),
    "a profile that is no TOML": ("students/sam.toml", "= 1", "sam.toml: "),
    "a profile without a name": ("students/sam.toml", "status = 'paused'\n", "sam.toml, or its sessions: "),
    "a name that is no slug": ("students/Sam Okoro.toml", 'name = "Sam"\n', "Sam Okoro.toml, or its sessions: "),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "what"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_store_is_left_as_it_is(old: Path, name: str, text: str, what: str) -> None:
    """It is not brought up to date in part: the file is named, and every byte stays."""
    (old / name).write_text(text)
    before = contents(old)
    with pytest.raises(UnreadableError) as raised:
        brought_up_to_date(old)
    assert what in raised.value.message
    after = contents(old)
    assert {key: after[key] for key in before} == before


def test_a_session_of_a_student_who_was_converted_before(old: Path) -> None:
    """A student whose folder an earlier attempt made already is no stranger, and stays as that made it."""
    rows: list[dict[str, Any]] = [ROW]
    brought_up_to_date(old)
    (old / "store.toml").write_text("schema = 0\n")
    (old / "sessions.json").write_text(json.dumps(rows))
    before = (old / "students" / "amelie" / "journal.jsonl").read_bytes()
    brought_up_to_date(old)
    assert (old / "students" / "amelie" / "journal.jsonl").read_bytes() == before


def test_a_store_of_schema_1_is_read_as_it_is_and_named_anew_by_the_next_change(store: Path) -> None:
    """Its lines have neither machine nor time of writing; a backup is made before anything is written."""
    add(store)
    journal = journal_of(store)
    lines = [msgspec.json.decode(row) for row in journal.read_bytes().splitlines()]
    for line in lines:
        del line["machine"], line["written"], line["prev"], line["sum"]
    old = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
    journal.write_bytes(old)
    head = (store / "store.toml").read_text(encoding="utf-8")
    (store / "store.toml").write_text(head.replace("= 2", "= 1"), encoding="utf-8")
    with opened(store) as one:
        assert one.student("amelie").student.id == "amelie"
        assert one.schema == 1
    assert journal.read_bytes() == old
    put(store, "amelie", a_note("new"))
    assert (store / "store.toml").read_text(encoding="utf-8") == head
    assert journal.read_bytes().startswith(old)
    assert [path.name[:15] for path in (store / "backups").iterdir()] == ["before-schema-2"]
    line = msgspec.json.decode(journal.read_bytes().splitlines()[-1])
    assert is_random_id(line["machine"])
    assert datetime.fromisoformat(line["written"]).tzinfo is not None


def test_an_undo_can_be_taken_back(store: Path) -> None:
    """An undo that was itself undone does not count; one more makes it count again."""
    add(store)
    put(store, "amelie", a_note("first"))
    with opened(store) as one:
        target = one.student("amelie").replay.effective[-1][1].op
    for left in ([], ["first"], []):
        put(store, "amelie", undoes=target)
        with opened(store) as one:
            assert [note.text for note in one.student("amelie").notes] == left
        with opened(store) as one:
            target = one.student("amelie").replay.journal.last_op


def test_ids_are_in_the_order_of_writing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that was three hours fast for one change makes no later change of another student look older."""
    add(store)
    add(store, a_student("sam"))
    real = time.time_ns
    monkeypatch.setattr("mentorcli.store.ids.time.time_ns", lambda: real() + 3 * 3600 * 10**9)
    put(store, "amelie", a_note("fast"))
    monkeypatch.undo()
    put(store, "sam", a_note("right"))
    with opened(store) as one:
        assert one.student("amelie").replay.journal.last_op < one.student("sam").replay.journal.last_op


@pytest.mark.parametrize("content", [b"", b"\xff" * 20, b"NOT AN ID AT ALL!!!!", b"x" * 100])
def test_a_lock_file_with_anything_in_it_locks(store: Path, content: bytes) -> None:
    """What the file holds is a help, not a condition."""
    add(store)
    (store / ".lock").write_bytes(content)
    put(store, "amelie", a_note("saved"))
    with opened(store) as one:
        assert [note.text for note in one.student("amelie").notes] == ["saved"]

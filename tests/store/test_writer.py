"""Changing the store: whole operations, private files, nothing left lying about."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotSavedError, RefusedError, UnreadableError
from mentorcli.models.project import Resource
from mentorcli.models.session import FirstSession, SessionStatus
from mentorcli.store import files
from mentorcli.store.transaction import writing
from store.kit import (
    AT,
    a_note,
    a_session,
    a_student,
    add,
    contents,
    failing,
    journal_of,
    opened,
    profile_of,
    put,
    umask,
)

HELD = SessionStatus.COMPLETED


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_everything_is_private(tmp_path: Path, mask: int) -> None:
    """Files are 0600 and folders 0700 under any umask, those made on the way to the store too."""
    folder = tmp_path / "new" / "place"
    with umask(mask):
        student = add(folder)
        put(folder, "amelie", a_session(status=HELD), replace(student, phone="1234"))
        with opened(folder) as store, writing(store) as writer:
            writer.remember_first_session(a_session(status=HELD), at=AT)
        with opened(folder) as store, writing(store) as writer:
            writer.forget(store.student("amelie"), at=AT)
    for path in (tmp_path / "new").rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert {path.name for path in folder.iterdir()} == {
        "store.toml",
        ".lock",
        "students",
        "erased",
        "mentor.jsonl",
        "index.json",
    }


@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o700, None), (0o755, "others can enter it"), (0o1777, "others can enter it"), (0o777, "others can rename and")],
)
def test_a_folder_that_is_there_keeps_its_mode(store: Path, mode: int, said: str | None) -> None:
    """It is somebody's own; what is written in it is private, and a warning says what others can do."""
    store.mkdir()
    store.chmod(mode)
    with opened(store) as one, writing(one) as writer:
        writer.create(a_student(), cmd="student add", at=AT)
        assert [warning for warning in one.warnings if said is not None and said in warning] == one.warnings
        assert bool(one.warnings) == (said is not None)
    assert stat.S_IMODE(store.stat().st_mode) == mode
    assert stat.S_IMODE((store / "students").stat().st_mode) == 0o700
    with opened(store) as one, writing(one):
        assert one.warnings == []


def test_a_slug_is_taken_once(store: Path) -> None:
    """A second student of that slug is refused, and the first is as before."""
    add(store)
    before = contents(store)
    with pytest.raises(RefusedError, match="amelie already"):
        add(store)
    assert contents(store) == before


def test_an_operation_is_one_line(store: Path) -> None:
    """Several records and removals go into the journal as one line."""
    add(store)
    first, second, note = a_session(), a_session(scheduled_at=AT.replace(hour=9)), a_note()
    put(store, "amelie", first, second, note)
    put(store, "amelie", a_note("new"), drop=(("session", first.id), ("session", second.id), ("note", note.id)))
    assert journal_of(store).read_bytes().count(b"\n") == 3
    with opened(store) as one:
        records = one.student("amelie")
        assert records.sessions == {}
        assert [kept.text for kept in records.notes] == ["new"]


def test_the_records_read_as_the_store_does(store: Path) -> None:
    """After an operation, the records in hand are those on disk, for the next one too."""
    student = add(store)
    with opened(store) as one, writing(one) as writer:
        records = one.student("amelie")
        for n in range(3):
            writer.append(records, a_note(str(n)), replace(student, phone=str(n)), cmd="test", at=AT)
        in_hand = (records.student, records.notes, records.edited)
    with opened(store) as one:
        again = one.student("amelie")
        assert (again.student, again.notes, again.edited) == in_hand


def test_what_stands_there_already_is_not_written_again(store: Path) -> None:
    """A profile, a record of a student, one of the mentor's: each alone or together; one that differs is enough."""
    student, note, own = add(store), a_note(), Resource("own", "https://example.org")
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), note, cmd="test", at=AT)
        assert writer.append_mentor(own, cmd="test", at=AT)
    before = contents(store)
    for records in ((student,), (note,), (student, note)):
        with opened(store) as one, writing(one) as writer:
            writer.append(one.student("amelie"), *records, cmd="test", at=AT)
            assert one.skipped
    with opened(store) as one, writing(one) as writer:
        assert writer.append_mentor(own, cmd="test", at=AT) == ""
        assert one.skipped
    assert contents(store) == before
    put(store, "amelie", student, replace(note, text="Prefers evenings"))
    assert contents(store) != before


def test_a_profile_that_cannot_be_rewritten_is_said(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal has the change already: it is saved, and the warning names the file."""
    student = add(store)
    with opened(store) as one, writing(one) as writer:
        records = one.student("amelie")
        monkeypatch.setattr(files, "on_step", failing("rename"))
        writer.append(records, replace(student, email="new@example.org"), cmd="test", at=AT)
        monkeypatch.undo()
        assert [str(profile_of(store)) in warning for warning in one.warnings] == [True]
    with opened(store) as one:
        assert one.student("amelie").student.email == "new@example.org"


def test_a_profile_too_long_is_refused_whole(store: Path, mentor: Mentor) -> None:
    """A path of 70,000 characters is refused with exit 1, and the journal does not have it either."""
    add(store)
    before = contents(store)
    assert mentor("student", "edit", "amelie", "--path", "x" * 70_000).code == 1
    assert contents(store) == before


def test_a_missing_profile_is_not_made_up(store: Path) -> None:
    """A profile that vanished since it was read is a fault, and nothing is written."""
    student = add(store)
    before = journal_of(store).read_bytes()
    with opened(store) as one, writing(one) as writer:
        records = one.student("amelie")
        profile_of(store).unlink()
        with pytest.raises(UnreadableError, match="is missing"):
            writer.append(records, replace(student, phone="1"), cmd="test", at=AT)
    assert journal_of(store).read_bytes() == before


@pytest.mark.parametrize("name", ["journal.jsonl", "profile.toml"])
def test_a_link_is_never_written_through(store: Path, mentor: Mentor, name: str) -> None:
    """A journal or profile that is a link is refused with exit 4, and what it leads to stays as it was."""
    add(store)
    path = journal_of(store).with_name(name)
    outside = store.parent / "outside"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    for words in (["note", "amelie", "x"], ["edit", "amelie", "--phone", "1234"]):
        assert mentor("student", *words).code == 4
    assert outside.read_bytes() == before


def test_forgetting_leaves_an_anonymous_tombstone(store: Path) -> None:
    """Nothing about an erased student is left but an empty file with a random name."""
    student = add(store)
    put(store, "amelie", a_note("private"))
    with journal_of(store).open("ab") as file:
        file.write(b"torn")
    put(store, "amelie", a_note("more"))
    assert journal_of(store).with_name("journal.jsonl.torn").exists()
    with opened(store) as one, writing(one) as writer:
        writer.forget(one.student("amelie"), at=AT)
    left = contents(store)
    assert left.pop(f"erased/{student.tombstone}") == b""
    assert set(left) == {"store.toml", "mentor.jsonl"}
    assert b"amelie" not in left["mentor.jsonl"]
    assert list((store / "students").iterdir()) == []


def test_the_file_that_could_not_be_written_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a path that is there: the journal with its student, else the store."""
    add(store)
    for step, name, shown in (
        ("append-open", "journal.jsonl", "students/amelie/journal.jsonl"),
        ("append-open", "gone", ""),
    ):
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", failing(step, OSError(5, "Input/output error", name)))
            with pytest.raises(NotSavedError) as caught:
                put(store, "amelie", a_note("x"))
        assert caught.value.message == f"Not saved: Input/output error ({store / shown})"


def test_what_cannot_be_removed_is_said_and_removed_later(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure whose files cannot be removed is out of sight at once, said, and finished by the next writer."""
    add(store)
    with opened(store) as one, writing(one) as writer:
        monkeypatch.setattr(files, "on_step", failing("unlink"))
        writer.forget(one.student("amelie"), at=AT)
        assert ["could not be removed yet" in warning for warning in one.warnings] == [True]
        assert one.slugs() == []
    monkeypatch.undo()
    assert len(list((store / "students").iterdir())) == 1
    add(store, a_student("sam"))
    assert [path.name for path in (store / "students").iterdir()] == ["sam"]


def test_an_erasure_that_cannot_be_noted_is_warned_of(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student is gone all the same; only the list of changes will not name it."""
    add(store)
    with opened(store) as one, writing(one) as writer:
        known = one.student("amelie")
        monkeypatch.setattr(writer, "append_mentor", lambda **_: (_ for _ in ()).throw(OSError(28, os.strerror(28))))
        writer.forget(known, at=AT)
        assert one.warnings == ["The erasure itself could not be noted for mentor undo: No space left on device"]
        assert one.slugs() == []


def test_leftovers_of_a_crash_are_swept(store: Path) -> None:
    """What an interrupted creation, erasure or replacement left is gone after the next ones."""
    student = add(store)
    for name in (".new-abc", ".erased-abc"):
        (store / "students" / name).mkdir()
        (store / "students" / name / "journal.jsonl").write_bytes(b"half")
    temporary = profile_of(store).with_name(".profile.toml.tmp")
    temporary.write_bytes(b"half")
    put(store, "amelie", replace(student, phone="1234"))
    assert [path.name for path in (store / "students").iterdir()] == ["amelie"]
    assert not temporary.exists()


def test_a_leftover_that_cannot_be_removed_stops_nobody(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and the change is saved."""
    add(store)
    (store / "students" / ".new-odd").write_bytes(b"odd")
    monkeypatch.setattr(files, "on_step", failing("unlink"))
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), a_note(), cmd="test", at=AT)
        assert ["could not be removed yet" in warning for warning in one.warnings] == [True]


def test_an_error_of_the_system_is_exit_5(store: Path) -> None:
    """Whatever OSError is met while writing is said with its reason and, where known, its path."""
    add(store)
    with opened(store) as one:
        with (
            pytest.raises(NotSavedError, match=r"Not saved: No space left on device .*store/store\.toml"),
            writing(one),
        ):
            raise OSError(28, os.strerror(28), "store.toml")
        with pytest.raises(NotSavedError, match=r"Not saved: Input/output error \(.*store\)") as raised, writing(one):
            raise OSError(5, os.strerror(5))
    assert raised.value.exit_code == 5


def test_two_first_writers_make_one_store(store: Path) -> None:
    """A store that another process makes meanwhile is used, not made again."""
    with opened(store) as one:
        assert one.root() is None
        add(store)
        before = (store / "store.toml").read_bytes()
        with writing(one) as writer:
            writer.create(a_student("sam"), cmd="student add", at=AT)
    assert (store / "store.toml").read_bytes() == before


def noted(folder: Path) -> FirstSession | None:
    """Return what is noted of the mentor's first session."""
    with opened(folder) as store:
        return store.first_session()


def test_the_first_session_is_noted_and_doubted(store: Path) -> None:
    """The first held session is noted once; one held before it, or a doubt, sets it back to unknown."""
    add(store)
    late, early = a_session(status=HELD), a_session(status=HELD, scheduled_at=AT.replace(day=2))
    with opened(store) as one, writing(one) as writer:
        records = one.student("amelie")
        planned = a_session(scheduled_at=AT.replace(day=1))
        writer.append(records, late, planned, cmd="test", at=AT)
        writer.remember_first_session(planned, at=AT)
        assert one.first_session() is None, "a planned session was not held"
        writer.remember_first_session(late, at=AT)
        writer.remember_first_session(late, at=AT)
    assert noted(store) == FirstSession(late.id, late.scheduled_at)
    assert (store / "mentor.jsonl").read_bytes().count(b"\n") == 1
    put(store, "amelie", early)
    assert noted(store) is None, "an earlier one was held"
    with opened(store) as one, writing(one) as writer:
        writer.remember_first_session(early, at=AT)
        assert one.first_session_id() == early.id
        writer.invalidate_first_session(at=AT)
        writer.invalidate_first_session(at=AT)
    assert noted(store) is None
    assert (store / "mentor.jsonl").read_bytes().count(b"\n") == 4


def test_an_earlier_session_is_the_first_whoever_cannot_be_read(store: Path) -> None:
    """What was held before the first one known is the first: no other student's journal is looked at."""
    add(store)
    add(store, a_student("sam"))
    late, early = a_session(status=HELD), a_session(status=HELD, scheduled_at=AT.replace(day=2))
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), late, cmd="test", at=AT)
        writer.remember_first_session(late, at=AT)
    journal_of(store, "sam").write_bytes(b"")
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), early, cmd="test", at=AT)
        writer.remember_first_session(early, at=AT)
        assert one.faults == []
    assert noted(store) == FirstSession(early.id, early.scheduled_at)


def test_a_first_session_that_cannot_be_noted_is_looked_up_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session is saved; that it was the first is found again by the next question."""
    add(store)
    session = a_session(status=HELD)
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), session, cmd="test", at=AT)
        monkeypatch.setattr(files, "on_step", failing("create-sync"))
        writer.remember_first_session(session, at=AT)
        monkeypatch.undo()
    with opened(store) as one:
        assert one.first_session() is None
        assert one.first_session_id() == session.id


def test_no_first_session_is_noted_while_a_student_cannot_be_read(store: Path) -> None:
    """What cannot be read could be earlier: nothing is noted."""
    add(store)
    add(store, a_student("sam"))
    journal_of(store, "sam").write_bytes(b"")
    session = a_session(status=HELD)
    with opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), session, cmd="test", at=AT)
        writer.remember_first_session(session, at=AT)
    assert noted(store) is None

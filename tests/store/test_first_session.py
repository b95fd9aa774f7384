"""The note of the mentor's first held session."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mentorcli.models.session import ERASED, FirstSession, Session, SessionStatus
from mentorcli.store import files
from mentorcli.store.first_session import FirstSessionNote
from mentorcli.store.repository import Store
from mentorcli.store.transaction import writing
from store.kit import AT, a_session, a_student, add, failing, journal_of, opened, put

HELD = SessionStatus.COMPLETED
EARLY, LATE = AT - timedelta(days=20), AT


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, each with a session that was held."""
    add(store)
    add(store, a_student("sam"))
    put(store, "amelie", a_session(id="late00000001", status=HELD, scheduled_at=LATE))
    put(store, "sam", a_session("sam", id="early0000001", status=HELD, scheduled_at=EARLY))
    return store


def note_of(store: Store) -> tuple[FirstSessionNote, list[FirstSession]]:
    """Return the note of a store, and the list of what it writes, which goes nowhere else."""
    written: list[FirstSession] = []
    return FirstSessionNote(store, lambda note, _: written.append(note)), written


def session_of(store: Store, slug: str) -> Session:
    """Return a student's one session."""
    return next(iter(store.student(slug).sessions.values()))


def test_the_earliest_of_all_students_is_noted(begun: Path) -> None:
    """Whichever was just saved, the first one held of all is the first."""
    with opened(begun) as store:
        note, written = note_of(store)
        note.remember(session_of(store, "amelie"), AT)
    assert written == [FirstSession("early0000001", EARLY)]


def test_nothing_is_noted_while_somebody_cannot_be_read(begun: Path) -> None:
    """Theirs could be the first: it stays unknown, and the fault is a warning."""
    journal_of(begun, "sam").write_bytes(b"")
    with opened(begun) as store:
        note, written = note_of(store)
        note.remember(session_of(store, "amelie"), AT)
        assert ["journal.jsonl is empty" in warning for warning in store.warnings] == [True]
    assert written == []


@pytest.mark.parametrize(("other", "later"), [("aaaa00000001", False), ("zzzz00000001", True)])
def test_of_two_at_one_start_the_id_decides(begun: Path, other: str, later: bool) -> None:
    """As in every list of sessions: the note goes only where the other one stands before it."""
    session = a_session(id=other, status=HELD, scheduled_at=EARLY)
    with opened(begun) as store, writing(store) as writer:
        writer.remember_first_session(session_of(store, "sam"), at=AT)
        note, written = note_of(store)
        note.invalidate_if_later([session], AT)
    assert written == ([] if later else [FirstSession()])


def test_a_planned_session_is_none(begun: Path) -> None:
    """Only what took place is noted."""
    with opened(begun) as store:
        note, written = note_of(store)
        note.remember(a_session(scheduled_at=EARLY - timedelta(days=1)), AT)
    assert written == []


def test_what_is_noted_is_not_looked_up_again(begun: Path) -> None:
    """Once it is known, no student's journal is opened for it."""
    with opened(begun) as store, writing(store) as writer:
        writer.remember_first_session(session_of(store, "amelie"), at=AT)
        journal_of(begun, "sam").unlink()
        note, written = note_of(store)
        note.remember(session_of(store, "amelie"), AT)
        assert (written, store.warnings) == ([], [])


def test_an_earlier_one_sets_the_note_back(begun: Path) -> None:
    """One held before it is the first then, without anybody being looked through; a later one changes nothing."""
    with opened(begun) as store, writing(store) as writer:
        writer.remember_first_session(session_of(store, "amelie"), at=AT)
        note, written = note_of(store)
        later = a_session(status=HELD, scheduled_at=LATE)
        note.invalidate_if_later([later], AT)
        assert written == []
        first = a_session(id="first0000001", status=HELD, scheduled_at=EARLY - timedelta(days=1))
        note.invalidate_if_later([later, first], AT)
        assert written == [FirstSession()]
        writer.invalidate_first_session(at=AT)
        journal_of(begun, "sam").unlink()
        note.remember(later, AT)
        assert written == [FirstSession(), FirstSession("first0000001", first.scheduled_at)]
        assert store.warnings == []


def test_what_is_unknown_stays_unknown(begun: Path) -> None:
    """Without a note there is none to set back."""
    with opened(begun) as store:
        note, written = note_of(store)
        note.invalidate(AT)
        note.invalidate_if_later([session_of(store, "sam")], AT)
    assert written == []


def test_only_the_day_of_the_first_is_kept(begun: Path) -> None:
    """Of the student who has it, whether it is noted or not; of the next one not, since the day goes before it."""
    day = EARLY.replace(hour=0)
    with opened(begun) as store, writing(store) as writer:
        note, written = note_of(store)
        assert not note.keep_day(store.student("amelie"), AT.tzinfo, AT)
        assert note.keep_day(store.student("sam"), AT.tzinfo, AT)
        assert written == [FirstSession(ERASED, day, erased=day, gone=store.student("sam").student.tombstone)]
        writer.forget(store.student("sam"), at=AT, zone=AT.tzinfo)
        assert (store.first_held(), store.first_session_id()) == (written[0], ERASED)
        writer.invalidate_first_session(at=AT)
        assert (store.first_held(), store.first_session_id()) == (FirstSession(ERASED, day, erased=day), ERASED)
        assert not note.keep_day(store.student("amelie"), AT.tzinfo, AT)


def test_the_earlier_day_of_two_copies_is_kept(begun: Path) -> None:
    """Of what this copy knows and another one does."""
    with opened(begun) as store, writing(store) as writer:
        for day in (None, LATE, EARLY, LATE):
            writer.take_over_first_day(day, at=AT)
        assert store.erased_first_day() == EARLY


def test_an_erasure_that_fails_leaves_the_note(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student is there, and the first session is theirs, noted or not; only its own end is warned of."""
    with opened(begun) as store, writing(store) as writer:
        for noted in (None, FirstSession("early0000001", EARLY)):
            sam = store.student("sam")
            with monkeypatch.context() as faulty:
                faulty.setattr(files, "on_step", failing("folder-rename", OSError(28, "No space left on device")))
                with pytest.raises(OSError, match="No space"):
                    writer.forget(sam, at=AT)
            assert store.first_session() == noted
            writer.remember_first_session(session_of(store, "sam"), at=AT)
        amelie = store.student("amelie")
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", failing("folder-rename", OSError(28, "No space left on device")))
            with pytest.raises(OSError, match="No space"):
                writer.forget(amelie, at=AT)
        assert store.first_session() == FirstSession("early0000001", EARLY)
        monkeypatch.setattr(writer, "erase", lambda _: monkeypatch.setattr(files, "on_step", failing("append-sync")))
        writer.forget(store.student("sam"), at=AT)
        assert "could not be noted" in store.warnings[-1]


def test_a_note_that_cannot_be_written(begun: Path) -> None:
    """The session is saved: that it was the first is found again by the next question."""

    def full(_note: FirstSession, _at: object) -> None:
        raise OSError(28, "No space left on device")

    with opened(begun) as store:
        FirstSessionNote(store, full).remember(session_of(store, "amelie"), AT)
        assert store.first_session() is None
        with pytest.raises(OSError, match="No space left"):
            full(FirstSession(), AT)


def test_a_day_that_is_kept_counts_once_the_student_is_gone(begun: Path) -> None:
    """A crash in between leaves the note beside a student who is there: the one before counts."""
    with opened(begun) as store, writing(store) as writer:
        writer.invalidate_first_session(at=AT)
        writer.remember_first_session(session_of(store, "sam"), at=AT)
    with opened(begun) as store, writing(store) as writer:
        before = store.first_session()
        FirstSessionNote(store, lambda note, at: writer.append_mentor(note, cmd="first session", at=at)).keep_day(
            store.student("sam"), AT.tzinfo, AT
        )
        assert before is not None
        assert (store.first_session(), store.erased_first_day()) == (before, None)
    with opened(begun) as store:
        assert store.first_session() == before
        store.index().students.clear()  # as after a crash that the index did not outlast
        assert store.first_session() == before
    folder = begun / "students" / "sam"
    folder.rename(folder.with_name(".erased-of-x"))
    with opened(begun) as store:
        assert store.first_session_id() == ERASED

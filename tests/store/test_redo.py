"""Undos that are taken back, in the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.project import Resource
from mentorcli.models.session import SessionStatus
from mentorcli.store import history, redo, settings_change, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.transaction import writing
from store import kit


def undone(folder: Path, op: str | None = None) -> None:
    """Take an operation back."""
    with kit.opened(folder) as store, writing(store) as writer:
        undo.take_back(writer, undo.choose(store, op), at=kit.AT)


def history_of(folder: Path) -> list[history.Operation]:
    """Return the operations that count, newest first."""
    with kit.opened(folder) as store:
        return history.operations(store)


def again(folder: Path) -> history.Operation:
    """Take the last undo back and return the operation that counts again."""
    with kit.opened(folder) as store, writing(store) as writer:
        return redo.take_back(writer, redo.choose(store), at=kit.AT)


def test_a_change_of_a_student_counts_again(store: Path) -> None:
    """Record by record, in the order in which the undos were made, the latest first; then there is none left."""
    kit.add(store)
    session, note = kit.a_session(), kit.a_note()
    kit.put(store, "amelie", session)
    kit.put(store, "amelie", note)
    undone(store)
    undone(store)
    assert again(store).touched() == {("session", session.id)}
    assert again(store).touched() == {("note", note.id)}
    with kit.opened(store) as one:
        assert (one.student("amelie").sessions, one.student("amelie").notes) == ({session.id: session}, [note])
        with pytest.raises(RefusedError, match="No undo"):
            redo.choose(one)


def test_a_profile_follows_with_its_file(store: Path) -> None:
    """What was taken back of it stands there again, on disk too."""
    student = kit.add(store)
    kit.put(store, "amelie", replace(student, email="b@example.org"))
    undone(store)
    assert again(store).students == ["amelie"]
    assert 'email = "b@example.org"' in kit.profile_of(store).read_text()
    with kit.opened(store) as one:
        records = one.student("amelie")
    assert (records.student.email, records.edited) == ("b@example.org", False)


def test_a_profile_edited_by_hand_since_the_undo_stays(store: Path) -> None:
    """What a person wrote is never lost to it."""
    student = kit.add(store)
    kit.put(store, "amelie", replace(student, email="b@example.org"))
    undone(store)
    path = kit.profile_of(store)
    path.write_text(path.read_text().replace("a@example.org", "mine@example.org"))
    with pytest.raises(RefusedError, match="edited by hand since"):
        again(store)
    assert "mine@example.org" in path.read_text()


def test_what_was_built_on_the_undo_stays(store: Path) -> None:
    """A later change of the same record is refused, one of another is none of its business."""
    kit.add(store)
    session = kit.a_session()
    kit.put(store, "amelie", session)
    kit.put(store, "amelie", replace(session, notes="x"))
    undone(store)
    kit.put(store, "amelie", kit.a_note())
    kit.put(store, "amelie", replace(session, notes="y"))
    with pytest.raises(RefusedError, match="build on it"):
        again(store)
    undone(store)
    undone(store, None)
    with kit.opened(store) as one:
        assert one.student("amelie").sessions == {session.id: session}


def test_the_mentors_own_records_and_settings_count_again(store: Path) -> None:
    """Whatever stands in the mentor's own journal, with the file that it is about."""
    own = Resource("own", "https://example.org")
    with kit.opened(store) as one, writing(one) as writer:
        writer.append_mentor(own, cmd="own", at=kit.AT)
        settings_change.save(writer, lambda _: 'lang = "fr"\n', cmd="config set", at=kit.AT)
    config = store / "config.toml"
    undone(store)
    undone(store)
    assert not config.exists()
    assert again(store).cmd == "own"
    assert again(store).cmd == "config set"
    assert config.read_text() == 'lang = "fr"\n'
    with kit.opened(store) as one:
        assert one.mentor().current("resource") == {"own": own}


def test_an_operation_over_several_students_counts_again_whole(store: Path) -> None:
    """All of it or nothing: in every journal, and in the profiles that it changed."""
    amelie, sam = kit.add(store), kit.add(store, kit.a_student("sam"))
    note = kit.a_note()
    with kit.opened(store) as one, writing(one) as writer:
        changes = [
            Change("amelie", one.student("amelie"), replace(amelie, phone="112"), [("note", encode_record(note))]),
            Change("sam", one.student("sam"), None, [("note", encode_record(replace(note, id="n0te00000002")))]),
        ]
        Batch(writer, cmd="store import", at=kit.AT).write(changes)
    undone(store)
    with kit.opened(store) as one:
        assert (one.student("amelie").student.phone, one.student("sam").notes) == (None, [])
    assert again(store).students == ["amelie", "sam"]
    with kit.opened(store) as one:
        assert (one.student("amelie").student, one.student("amelie").notes) == (replace(amelie, phone="112"), [note])
        assert (one.student("sam").student, len(one.student("sam").notes)) == (sam, 1)


def test_the_first_session_is_doubted(store: Path) -> None:
    """A session that counts again could be the mentor's first."""
    kit.add(store)
    early = kit.a_session(status=SessionStatus.COMPLETED, scheduled_at=kit.AT.replace(day=2))
    late = kit.a_session(status=SessionStatus.COMPLETED)
    kit.put(store, "amelie", early)
    undone(store)
    with kit.opened(store) as one, writing(one) as writer:
        writer.append(one.student("amelie"), late, cmd="session log", at=kit.AT)
        writer.remember_first_session(late, at=kit.AT)
    again(store)
    with kit.opened(store) as one:
        assert one.first_session() is None
        assert one.first_session_id() == early.id


def test_only_undos_of_this_machine(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken back elsewhere is taken back there."""
    kit.add(store)
    kit.put(store, "amelie", kit.a_note())
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
        undone(store, history_of(store)[0].op)
    with kit.opened(store) as one, pytest.raises(RefusedError, match="No undo"):
        redo.choose(one)


def test_an_unreadable_journal_could_hold_the_last_undo(store: Path) -> None:
    """None is guessed."""
    kit.add(store)
    kit.put(store, "amelie", kit.a_note())
    undone(store)
    kit.add(store, kit.a_student("sam"))
    kit.journal_of(store, "sam").write_text("{}\n{}\n")
    with kit.opened(store) as one, pytest.raises(UnreadableError):
        redo.choose(one)


def test_students_who_went_with_an_undo_come_back(store: Path) -> None:
    """With everything about them, unless somebody else has their slug by then."""
    student = kit.add(store)
    undone(store)
    kit.add(store, kit.a_student(name="Amélie Petit"))
    with pytest.raises(RefusedError, match="There is another student amelie since"):
        again(store)
    undone(store)
    with kit.opened(store) as one:
        first = next(undo for undo in history.operations(one, undos=True)[::-1])
    with kit.opened(store) as one, writing(one) as writer:
        assert redo.take_back(writer, first, at=kit.AT).students == ["amelie"]
    with kit.opened(store) as one:
        assert one.student("amelie").student == student

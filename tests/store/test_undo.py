"""Taking operations back, in the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError, UnreadableError
from mentorcli.models.session import SessionStatus
from mentorcli.store import history, undo
from mentorcli.store.journal import HAND_EDIT
from mentorcli.store.resealing import resealed
from mentorcli.store.transaction import writing
from store import kit


def take_back(folder: Path, op: str | None = None) -> tuple[history.Operation, list[str]]:
    """Take an operation back and return it with the students who went."""
    with kit.opened(folder) as store, writing(store) as writer:
        chosen = undo.choose(store, op)
        return chosen, undo.take_back(writer, chosen, at=kit.AT)


def known(folder: Path) -> list[history.Operation]:
    """Return the operations that can be taken back, newest first."""
    with kit.opened(folder) as store:
        return history.operations(store)


def test_the_last_operation_goes_first(store: Path) -> None:
    """Each undo takes back the latest operation left, whichever student it is of, and the records read as before."""
    kit.add(store)
    kit.add(store, kit.a_student("sam"))
    session = kit.a_session()
    kit.put(store, "amelie", session)
    kit.put(store, "sam", kit.a_note())
    kit.put(store, "amelie", replace(session, notes="late"))
    assert take_back(store)[0].touched() == {("session", session.id)}
    with kit.opened(store) as opened:
        assert opened.student("amelie").sessions == {session.id: session}
        assert len(opened.student("sam").notes) == 1
    assert take_back(store)[0].students == ["sam"]
    assert take_back(store)[0].students == ["amelie"]
    with kit.opened(store) as opened:
        assert opened.student("amelie").sessions == {}
        assert opened.student("sam").notes == []


def test_a_removal_is_taken_back(store: Path) -> None:
    """Undoing a removal brings the record back as it was."""
    kit.add(store)
    session = kit.a_session(notes="kept")
    kit.put(store, "amelie", session)
    kit.put(store, "amelie", drop=(("session", session.id),))
    take_back(store)
    with kit.opened(store) as opened:
        assert opened.student("amelie").sessions[session.id] == session


def test_an_earlier_profile_comes_back_with_its_file(store: Path) -> None:
    """Undoing changes of a profile, one after the other, rewrites profile.toml to what it was each time."""
    student = kit.add(store)
    kit.put(store, "amelie", replace(student, email="b@example.org"))
    kit.put(store, "amelie", replace(student, email="c@example.org"))
    for email in ("b@example.org", "a@example.org"):
        take_back(store)
        with kit.opened(store) as opened:
            records = opened.student("amelie")
        assert (records.student.email, records.edited) == (email, False)
        assert f'email = "{email}"' in kit.profile_of(store).read_text()


def test_an_added_student_goes_again(store: Path) -> None:
    """Undoing the addition of a student removes the folder, and leaves no tombstone."""
    kit.add(store)
    assert take_back(store)[1] == ["amelie"]
    assert list((store / "students").iterdir()) == []
    assert not (store / "erased").exists()


def test_an_added_student_goes_after_undone_changes(store: Path) -> None:
    """Operations that were taken back do not keep a student."""
    student = kit.add(store)
    kit.put(store, "amelie", replace(student, email=None))
    kit.put(store, "amelie", kit.a_note())
    assert [take_back(store)[1] for _ in range(3)] == [[], [], ["amelie"]]


def test_what_others_build_on_stays(store: Path) -> None:
    """An operation by name is refused while a later one touches its records, with that one's id to take back first."""
    kit.add(store)
    session = kit.a_session()
    kit.put(store, "amelie", session)
    kit.put(store, "amelie", kit.a_note())
    kit.put(store, "amelie", replace(session, notes="x"))
    changed, noted, made, added = known(store)
    before = kit.contents(store)
    for operation in (made, added):
        with pytest.raises(RefusedError, match="Later changes build on it") as caught:
            take_back(store, operation.op)
        assert str(caught.value.hint).startswith("Take that back first: mentor undo ")
    assert kit.contents(store) == before
    take_back(store, noted.op)
    take_back(store, changed.op)
    take_back(store, made.op)
    with kit.opened(store) as opened:
        assert opened.student("amelie").sessions == {}


def test_a_profile_edited_by_hand_since_stays(store: Path) -> None:
    """What a person wrote into a profile is never lost to an undo."""
    student = kit.add(store)
    kit.put(store, "amelie", replace(student, email="b@example.org"))
    path = kit.profile_of(store)
    path.write_text(path.read_text().replace("b@example.org", "mine@example.org"))
    with pytest.raises(RefusedError, match="edited by hand since"):
        take_back(store)
    assert "mine@example.org" in path.read_text()


def test_a_hand_edit_before_a_change_is_come_back_to(store: Path) -> None:
    """A change over a profile edited by hand keeps the edit as an operation of its own, and undo returns to it."""
    kit.add(store)
    path = kit.profile_of(store)
    path.write_text(path.read_text().replace("a@example.org", "mine@example.org"))
    with kit.opened(store) as opened, writing(opened) as writer:
        records = opened.student("amelie")
        writer.append(records, replace(records.student, phone="112"), cmd="student edit", at=kit.AT)
    assert [operation.cmd for operation in known(store)] == ["student edit", HAND_EDIT, "student add"]
    take_back(store)
    with kit.opened(store) as opened:
        student = opened.student("amelie").student
    assert (student.email, student.phone) == ("mine@example.org", None)
    take_back(store)
    with kit.opened(store) as opened:
        assert opened.student("amelie").student.email == "a@example.org"


def test_the_first_session_is_doubted(store: Path) -> None:
    """Undoing what could make another session the mentor's first forgets which it is; undoing a note does not."""
    kit.add(store)
    held = kit.a_session(status=SessionStatus.COMPLETED)
    planned = kit.a_session()
    kit.put(store, "amelie", planned)
    with kit.opened(store) as opened, writing(opened) as writer:
        writer.append(opened.student("amelie"), held, cmd="session log", at=kit.AT)
        writer.remember_first_session(held, at=kit.AT)
    kit.put(store, "amelie", kit.a_note())
    kit.put(store, "amelie", replace(planned, notes="x"))
    for expected in (held.id, held.id, None):
        take_back(store)
        with kit.opened(store) as opened:
            noted = opened.first_session()
        assert (noted.session if noted else None) == expected
    take_back(store)  # without anything noted there is nothing to doubt


def test_the_mentors_own_operations(store: Path) -> None:
    """An operation in the mentor's own journal is taken back there; notes of the first session are no operations."""
    from mentorcli.models.project import Resource

    own = Resource("own", "https://example.org")
    with kit.opened(store) as opened, writing(opened) as writer:
        writer.append_mentor(own, cmd="own", at=kit.AT)
        writer.append_mentor(replace(own, title="Later"), cmd="own", at=kit.AT)
    first = known(store)[1]
    with pytest.raises(RefusedError, match="build on it"):
        take_back(store, first.op)
    take_back(store)
    with kit.opened(store) as opened:
        assert opened.mentor().current("resource") == {"own": own}


def test_choosing(store: Path) -> None:
    """An operation is named by 4 characters of its id at least; none, several, or nothing to take back is said."""
    with kit.opened(store) as opened, pytest.raises(RefusedError, match="nothing to take back"):
        undo.choose(opened, None)
    kit.add(store)
    kit.put(store, "amelie", kit.a_note())
    newest, oldest = known(store)
    with kit.opened(store) as opened:
        assert undo.choose(opened, oldest.op) == oldest
        assert undo.choose(opened, newest.op[:19]) == newest
        with pytest.raises(AmbiguousError, match="2 changes begin"):
            undo.choose(opened, newest.op[:4])
        for unknown in ("zzzz", newest.op[:3]):
            with pytest.raises(NotFoundError):
                undo.choose(opened, unknown)


def test_an_erasure_is_final(store: Path) -> None:
    """By its id as well as by being the last; the change before it is named where there is one."""
    kit.add(store)
    with kit.opened(store) as one, writing(one) as writer:
        writer.forget(one.student("amelie"), at=kit.AT)
    (erasure,) = known(store)
    for op in (None, erasure.op):
        with pytest.raises(RefusedError, match="cannot be taken back: nothing of it is left") as caught:
            take_back(store, op)
        assert caught.value.hint is None
    kit.add(store, kit.a_student("sam"))
    kit.add(store, kit.a_student("zoe"))
    with kit.opened(store) as one, writing(one) as writer:
        writer.forget(one.student("zoe"), at=kit.AT)
    with pytest.raises(RefusedError, match="cannot be taken back") as caught:
        take_back(store)
    assert caught.value.hint == f"The change before it (student add): mentor undo {known(store)[1].op}"


def test_the_commands_of_what_can_be_read(store: Path) -> None:
    """By id, undone ones too; a journal that cannot be read is left out, as the list of operations names it."""
    kit.add(store)
    kit.add(store, kit.a_student("sam"))
    kit.put(store, "sam", kit.a_note())
    take_back(store)
    kit.journal_of(store).write_text("{}\n{}\n")
    with kit.opened(store) as opened:
        assert sorted(history.commands(opened).values()) == ["student add", "test", "undo"]


def test_an_unreadable_journal_could_hold_the_last(store: Path) -> None:
    """Without a name, a journal that cannot be read stops an undo; the list goes on and says so."""
    kit.add(store)
    kit.add(store, kit.a_student("sam"))
    kit.journal_of(store).write_text("{}\n{}\n")
    with kit.opened(store) as opened:
        with pytest.raises(UnreadableError):
            undo.choose(opened, None)
        assert [operation.students for operation in history.operations(opened)] == [["sam"]]
        assert len(opened.faults) == 1


def test_records_of_a_newer_version_count_for_nothing(store: Path) -> None:
    """A type of record that this version does not know, without ids, does not stop the list."""
    kit.add(store)
    journal = kit.journal_of(store)
    last = journal.read_text().splitlines()[-1]
    op = last.split('"')[3]
    line = last.replace(op, op[:-1] + ("a" if op[-1] != "a" else "b"))
    start = line.index('"put":')
    newer = line[:start] + '"put":{"mood":[1]}}'
    journal.write_bytes(resealed(f"{last}\n{newer}\n".encode()))
    assert {operation.op: operation.counts() for operation in known(store)} == {
        op: {"student": 1},
        newer.split('"')[3]: {},
    }


def test_where_there_is_no_store_no_command_is_noted(store: Path) -> None:
    """And none is made by asking."""
    with kit.opened(store) as opened:
        assert history.commands(opened) == {}
    assert not store.exists()

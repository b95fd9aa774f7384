"""From lines to records."""

from __future__ import annotations

import random
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.errors import UnreadableError
from mentorcli.models.note import Note
from mentorcli.models.session import Session
from mentorcli.store.journal import Journal, Line, decode_journal, encode_lines, encode_put, encode_record
from mentorcli.store.layout import kind_of
from mentorcli.store.replay import Replay, replay_journal
from mentorcli.store.resealing import resealed
from store.kit import AT, a_note, a_session, a_student

WHERE = "journal.jsonl"


def line(op: str, *records: object, drop: dict[str, list[str]] | None = None, undoes: str | None = None) -> Line:
    """Return an operation."""
    put = encode_put([(kind_of(record), encode_record(record)) for record in records])
    return Line(op=op, at=AT, cmd="test", put=put, drop=drop or {}, undoes=undoes)


def replay(*lines: Line) -> Replay:
    """Return what a journal of these lines leaves behind."""
    journal = decode_journal(encode_lines(lines)[0], WHERE)
    return replay_journal(journal, lambda batch: batch == "whole")


def test_the_last_operation_wins() -> None:
    """A record is what the latest operation on it says, and its history is kept."""
    session = a_session()
    later = replace(session, notes="later")
    result = replay(line("a", session), line("b", later))
    assert result.current("session") == {session.id: later}
    assert [version.record for version in result.history(Session, session.id)] == [session, later]


def test_order_follows_ids_not_lines() -> None:
    """Lines that a merge put out of order read as they were made."""
    session = a_session()
    lines = [line("a", session), line("b", replace(session, notes="b")), line("c", replace(session, notes="c"))]
    random.Random(7).shuffle(lines)  # noqa: S311 - only an order
    assert replay(*lines).current("session")[session.id].notes == "c"


@given(st.permutations(range(6)))
def test_any_merge_order_reads_the_same(order: list[int]) -> None:
    """Every order of the same lines, each of them twice, gives the same records."""
    session = a_session(id="a" * 12)
    lines = [line(f"op{n}", replace(session, notes=str(n))) for n in range(6)]
    merged = replay(*(lines[n] for n in order), *lines)
    assert merged.current("session") == {session.id: replace(session, notes="5")}
    assert len(merged.effective) == 6


def test_one_id_for_two_operations_is_a_fault() -> None:
    """Two different lines with one id are named, identical ones count once."""
    same = line("a", a_session())
    assert len(replay(same, same).effective) == 1
    with pytest.raises(UnreadableError, match="lines 1 and 2: two operations with one id") as raised:
        replay(same, line("a", a_session()))
    assert raised.value.exit_code == 4


def test_a_dropped_record_is_gone_until_written_again() -> None:
    """A removal ends a record, and a later operation brings it back."""
    note = a_note()
    gone = replay(line("a", note), line("b", drop={"note": [note.id]}))
    assert gone.current("note") == {}
    assert gone.history(Note, note.id)[-1].plain() == {}
    back = replay(line("a", note), line("b", drop={"note": [note.id]}), line("c", note))
    assert back.current("note") == {note.id: note}


def test_an_operation_taken_back_does_not_count() -> None:
    """A line that names an operation as undone leaves the record as it was before."""
    session = a_session()
    result = replay(line("a", session), line("b", replace(session, notes="x")), line("c", undoes="b"))
    assert result.current("session") == {session.id: session}


def test_a_batch_counts_once_it_is_complete() -> None:
    """Lines of an operation over several journals count only where it was written to its end."""
    whole, half = a_session(), a_session()
    lines = [
        msgspec.structs.replace(line("a", whole), batch="whole"),
        msgspec.structs.replace(line("b", half), batch="half"),
    ]
    assert list(replay(*lines).current("session")) == [whole.id]


def test_what_is_applied_shows_in_what_was_asked_before() -> None:
    """An operation taken in after a type was read is in that type's records."""
    first, second = a_session(), a_session()
    result = replay(line("a", first))
    assert list(result.current("session")) == [first.id]
    result.apply(2, line("b", second, drop={"note": ["n"]}))
    assert list(result.current("session")) == [first.id, second.id]


def test_a_bad_record_is_named_each_time_it_is_asked_for() -> None:
    """A record that does not fit is a fault with its line, at the second question too."""
    good = encode_lines([line("a", a_student())])[0]
    bad = b'{"op":"b","at":"2026-11-24T15:00:00Z","cmd":"","put":{"session":[{"id":1}]}}\n'
    result = replay_journal(decode_journal(resealed(good + bad), WHERE), lambda _: True)
    for _ in range(2):
        with pytest.raises(UnreadableError, match=r"line 2: session: field .*id"):
            result.current("session")
    assert result.current("student")
    replay(line("a", a_student())).check()
    with pytest.raises(UnreadableError, match="line 2"):
        result.check()


def test_records_of_a_newer_version_are_passed_over() -> None:
    """A type that this version does not know has no records, and is no fault."""
    newer = b'{"op":"b","at":"2026-11-24T15:00:00Z","cmd":"","put":{"mood":[{"id":1}]},"drop":{"mood":["x"]}}\n'
    result = replay_journal(decode_journal(newer, WHERE), lambda _: True)
    result.check()
    assert result.current("mood") == {}


def test_an_empty_journal_leaves_nothing() -> None:
    """The mentor's journal may not be there yet."""
    assert replay_journal(Journal(WHERE, [], 0, b"", closed=True), lambda _: True).current("session") == {}

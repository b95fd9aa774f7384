"""What was changed, lost or slipped in since it was written shows, and is taken as right only where that is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UnreadableError
from mentorcli.store import seals
from mentorcli.store.journal import Line, decode_journal, encode_lines, state_if_whole
from mentorcli.store.resealing import resealed
from mentorcli.text import in_language
from store.kit import AT, a_note, a_session, a_student, add, journal_of, put

LINES = [Line(f"{number:020}", AT, "test") for number in range(1, 5)]
WHOLE = encode_lines(LINES)[0]
ROWS = WHOLE.splitlines(keepends=True)
STRANGE = b'{"op":"5","at":"2026-11-24T15:00:00Z","cmd":""}\n'


def test_each_line_names_the_one_before_it() -> None:
    """And the checksum of the file as far as it goes: a journal of whole lines is known at its end."""
    rows = [json.loads(row) for row in ROWS]
    assert [row["prev"] for row in rows] == ["", *(line.op for line in LINES[:-1])]
    assert list(seals.faults(WHOLE)) == []
    journal = decode_journal(WHOLE, "journal")
    assert (journal.sealed, journal.state) == (True, state_if_whole(WHOLE))
    data, after = decode_journal(WHOLE[:-1], "journal").followed_by([Line("9" * 20, AT, "test")])
    assert decode_journal(WHOLE[:-1] + data, "journal") == after


@pytest.mark.parametrize("place", range(len(WHOLE)))
def test_no_byte_changes_unseen(place: int) -> None:
    """A changed byte is refused with its line, or leaves a last line that is not whole."""
    changed = bytearray(WHOLE)
    changed[place] ^= 1
    try:
        journal = decode_journal(bytes(changed), "journal")
    except UnreadableError:
        return
    assert journal.torn


@pytest.mark.parametrize(
    ("damage", "number", "what"),
    [
        (lambda rows: [rows[0], rows[2], rows[3]], 2, f"the line before it is lost (operation {LINES[1].op})"),
        (lambda rows: rows[1:], 1, f"the line before it is lost (operation {LINES[0].op})"),
        (lambda rows: [rows[0], rows[1].replace(b"test", b"tent"), *rows[2:]], 2, str(seals.CHANGED)),
        (lambda rows: [*rows[:2], STRANGE, *rows[2:]], 3, str(seals.SLIPPED_IN)),
        (lambda rows: [*rows, STRANGE], 5, str(seals.SLIPPED_IN)),
        (lambda rows: [*rows, rows[0]], 5, "stood at the beginning of another file"),
        (lambda rows: [rows[0].replace(b',"sum"', b',"sun"')], 1, str(seals.CHANGED)),
    ],
)  # fmt: skip
def test_the_line_is_named(damage: Callable[[list[bytes]], list[bytes]], number: int, what: str) -> None:
    """In both languages, and no other line with it."""
    data = b"".join(damage(ROWS))
    found = list(seals.faults(data))
    assert [(fault.number, str(fault.what)) for fault in found] == [(number, what)]
    assert in_language(found[0].what, "fr") != what
    with pytest.raises(UnreadableError, match=f"line {number}: ") as raised:
        decode_journal(data, "journal")
    assert "store check --repair --accept" in (raised.value.hint or "")
    assert list(seals.faults(resealed(data))) == []


def test_what_is_no_change() -> None:
    """Line ends of another system, and blank lines at the beginning; lines of before there were seals."""
    turned = WHOLE.replace(b"\n", b"\r\n")
    data, after = decode_journal(turned, "journal").followed_by([Line("9" * 20, AT, "test")])
    assert decode_journal(turned + data, "journal").lines == after.lines
    assert list(seals.faults(b"\n" + WHOLE)) != []
    assert list(seals.faults(resealed(b"\n" + WHOLE))) == []
    old = b"".join(seals.bare(row.rstrip()) + b"\n" for row in ROWS)
    assert (decode_journal(old, "journal").sealed, list(seals.faults(old))) == (False, [])
    both, _ = decode_journal(old, "journal").followed_by([Line("9" * 20, AT, "test")])
    assert decode_journal(old + both, "journal").sealed
    with pytest.raises(UnreadableError, match="line 5"):
        decode_journal(old.replace(b"test", b"tent", 1) + both, "journal")
    assert seals.operation(b"{}") == seals.operation(b"?") == ""


def test_lines_that_a_person_wrote_otherwise() -> None:
    """With blanks, as a formatter leaves them: signed anew they keep everything but the old seal."""
    spaced = b"".join(json.dumps(json.loads(row)).encode() + b"\n" for row in ROWS)
    again = resealed(spaced)
    assert decode_journal(again, "journal").lines == decode_journal(WHOLE, "journal").lines
    assert b'"prev": ' not in again


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, one of whom has a note and a session."""
    add(store)
    add(store, a_student("sam", name="Sam Okoro"))
    put(store, "amelie", a_note("kept"), a_session(id="sess10n00001", duration_minutes=45))
    return store


def test_an_altered_figure_is_never_read(begun: Path, mentor: Mentor) -> None:
    """Every answer about that student is exit 4, others go on; taken as right it counts, and says so."""
    journal = journal_of(begun)
    journal.write_bytes(journal.read_bytes().replace(b'"duration_minutes":45', b'"duration_minutes":15'))
    for words in (("student", "show", "amelie"), ("session", "list"), ("attendance",), ("store", "export")):
        ran = mentor(*words)
        assert ran.code == 4
        assert "journal.jsonl, line 2: was changed since it was written" in ran.err
    assert mentor("student", "note", "amelie", "x").code == 4
    assert mentor("student", "note", "sam", "x").code == 0
    ran = mentor("store", "check")
    assert (ran.code, "line 2: was changed" in ran.out, "--repair --accept" in ran.err) == (4, True, True)
    assert mentor("store", "check", "--repair").code == 4
    ran = mentor("store", "check", "--repair", "--accept")
    assert (ran.code, "Taken as right: " in ran.out) == (0, True)
    assert mentor("session", "list", "--json").json()[0]["duration_minutes"] == 15
    assert mentor("store", "check", "--accept").code == 2


def test_what_was_cut_after_a_change_by_hand_stays(begun: Path, mentor: Mentor) -> None:
    """A last line that was not finished is no part of what is signed anew: it is set aside as ever."""
    journal = journal_of(begun)
    journal.write_bytes(journal.read_bytes().replace(b"kept", b"Kept") + b'{"op":')
    ran = mentor("store", "check", "--repair", "--accept")
    assert ran.code == 0
    assert "was not finished" in ran.out
    assert journal.with_name("journal.jsonl.torn").read_bytes() == b'{"op":\n'
    assert "Kept" in mentor("student", "show", "amelie").out

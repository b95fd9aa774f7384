"""What stands in a damaged file is never taken for something else: the fault is named, other students stay usable."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store import presence
from reliability.cases import base
from reliability.conftest import Tell
from store.kit import contents, journal_of, profile_of

Damage = Callable[[bytes], bytes]


def _middle(row: bytes) -> Damage:
    """Return a damage that puts a row before a journal's last one."""

    def damage(data: bytes) -> bytes:
        *first, last = data.splitlines(keepends=True)
        return b"".join([*first, row, last])

    return damage


_LINE = b'{"op":"1k0zmn175qxq6mdd4ap5","at":"2026-11-24T15:00:00+01:00","cmd":"x","put":{"session":[%b]}}\n'
JOURNAL: dict[str, Damage] = {
    "a bad line in the middle": _middle(b"{broken\n"),
    "NaN": _middle(_LINE % b'{"id":NaN}'),
    "an integer of 5,000 digits": _middle(_LINE % (b'{"late_seconds":' + b"9" * 5000 + b"}")),
    "nested 10,000 deep": _middle(_LINE % (b"[" * 10_000 + b"]" * 10_000)),
    "a field of a wrong type": _middle(_LINE % b'{"id":7}'),
    "invalid UTF-8": _middle(b'{"op":"\xff\xfe"}\n'),
    "conflict markers": _middle(b"<<<<<<< ours\n"),
    "filled with NUL": lambda data: b"\0" * len(data),
    "emptied": lambda _: b"",
    "a Word file": lambda _: b"PK\x03\x04" + bytes(range(256)) * 40,
}
PROFILE: dict[str, Damage] = {
    "no TOML": lambda _: b"name = = 1\n",
    "a key of 20,000 parts": lambda _: b".".join([b"a"] * 20_000) + b" = 1\n",
    "arrays nested 10,000 deep": lambda _: b"a = " + b"[" * 10_000 + b"]" * 10_000,
    "an integer of 5,000 digits": lambda data: data + b"x = " + b"9" * 5000,
    "invalid UTF-8": lambda data: data + b'x = "\xff"',
    "filled with NUL": lambda data: b"\0" * len(data),
    "emptied": lambda _: b"",
    "a status that does not exist": lambda data: data.replace(b'"active"', b'"gone"'),
    "conflict markers": lambda data: b"<<<<<<< ours\n" + data,
}
DAMAGES = {
    **{f"journal: {name}": (journal_of, damage) for name, damage in JOURNAL.items()},
    **{f"profile: {name}": (profile_of, damage) for name, damage in PROFILE.items()},
}


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, store: Path) -> Path:
    """Return a file of Amélie's, damaged in one way after the other; Sam's are sound."""
    base(store)
    where, damage = DAMAGES[request.param]
    path = where(store)
    path.write_bytes(damage(path.read_bytes()))
    return path


def test_a_damaged_file_is_named(mentor: Mentor, damaged: Path, tell: Tell) -> None:
    """Asking for that student ends in 4 with the path, and nothing on disk is touched by asking or changing."""
    before = contents(damaged.parents[2])
    for words in (("student", "show", "amelie"), ("session", "log", "amelie"), ("session", "cancel", "amelie")):
        ran = mentor(*words)
        assert (ran.code, ran.out) == (4, "")
        assert str(damaged) in ran.err
        assert "Traceback" not in ran.err
        tell("questions to a damaged file answered with its path", 1)
    assert contents(damaged.parents[2]) == before


def test_other_students_stay_usable(mentor: Mentor, damaged: Path) -> None:
    """Sam's questions are answered and changes made; whoever asks for all gets the rest, the fault and a 4."""
    assert mentor("session", "log", "sam", "--at", "2026-11-23 09:00").code == 0
    assert mentor("student", "show", "sam").code == 0
    for words in (("session", "list"), ("attendance",), ("agenda",), ("noshow", "list")):
        ran = mentor(*words)
        assert ran.code == 4, words
        assert str(damaged) in ran.err
        assert "sam" in ran.out.lower() or words[0] in {"attendance", "noshow"}, words
    checked = mentor("store", "check")
    assert (checked.code, str(damaged) in checked.out + checked.err) == (4, True)


@pytest.mark.parametrize("missing", ["journal", "profile"])
def test_a_missing_file_is_named(mentor: Mentor, store: Path, missing: str) -> None:
    """A folder without one of its files is a fault, not a student without sessions."""
    base(store)
    path = journal_of(store) if missing == "journal" else profile_of(store)
    path.unlink()
    ran = mentor("student", "show", "amelie")
    assert (ran.code, str(path) in ran.err) == (4, True)


def test_a_journal_cut_at_any_byte(mentor: Mentor, store: Path, full: bool, tell: Tell) -> None:
    """Cut after a whole line, or inside the last one: what is whole is read, with a warning; nothing is invented.

    The next writer mends it and sets the torn end aside. That is what a crash leaves; where the index knows that more
    was there, it is a fault.
    """
    base(store)
    path = journal_of(store)
    whole = path.read_bytes()
    index = presence.decode((store / "index.json").read_bytes())
    assert index is not None
    known = presence.encode(index)
    index.note("amelie", index.students["amelie"][0], json.loads(whole.splitlines()[0])["op"])
    behind = presence.encode(index)
    ends = [place for place in range(1, len(whole) + 1) if whole[:place].endswith(b"\n")]
    for size in range(ends[0], len(whole) + 1, 1 if full else 37):
        path.write_bytes(whole[:size])
        (store / "index.json").write_bytes(known)
        ran = mentor("session", "list", "--student", "amelie", "--json")
        assert (ran.code, "has lost its last lines" in ran.err) == ((4, True) if size < len(whole) - 1 else (0, False))
        (store / "index.json").write_bytes(behind)
        ran = mentor("session", "list", "--student", "amelie", "--json")
        lines = sum(end <= size for end in ends) + (size + 1 in ends)  # a stripped line end is no loss
        torn = size not in ends and size + 1 not in ends
        assert ran.code == 0
        assert len(ran.json()) == (1 if lines == len(ends) else 0), size
        assert ("not finished" in ran.err) is torn, size
        assert mentor("student", "note", "amelie", "next", "-q").code == 0
        assert mentor("store", "check").code == 0, size
        path.with_name("journal.jsonl.torn").unlink(missing_ok=True)
        tell("cuts of a journal", 1)
    for size in range(1, ends[0], 1 if full else 37):  # inside the first line: nobody to show
        path.write_bytes(whole[:size])
        ran = mentor("student", "show", "amelie")
        assert (ran.code, str(path) in ran.err) == (0 if size == ends[0] - 1 else 4, size != ends[0] - 1), size
        tell("cuts of a journal", 1)


def test_a_flipped_byte(mentor: Mentor, store: Path, full: bool, tell: Tell) -> None:
    """Any byte turned over: an answer or a fault with a path, never a traceback, and sam is not concerned."""
    base(store)
    for path in (journal_of(store), profile_of(store), store / "store.toml"):
        whole = path.read_bytes()
        for place in range(0, len(whole), 1 if full else 53):
            flipped = bytearray(whole)
            flipped[place] ^= 0x15
            path.write_bytes(flipped)
            ran = mentor("student", "show", "amelie")
            assert ran.code in {0, 3, 4, 7}, (path, place, ran)
            assert "fault in mentor" not in ran.err, (path, place, ran)
            assert path.read_bytes() == flipped
            tell("bytes turned over", 1)
        path.write_bytes(whole)


def test_a_newer_store_is_left_alone(mentor: Mentor, store: Path) -> None:
    """Every command on it ends in 7, and no byte changes."""
    base(store)
    path = store / "store.toml"
    path.write_text(path.read_text().replace("schema = 2", "schema = 99").replace("min_reader = 2", "min_reader = 99"))
    before = contents(store)
    for words in (("student", "list"), ("session", "log", "amelie"), ("undo",), ("store", "check", "--repair")):
        assert mentor(*words).code == 7, words
    assert contents(store) == before


def test_a_bom_and_windows_line_ends_are_read(mentor: Mentor, store: Path) -> None:
    """Editors leave both in a profile; the name is read as it stands."""
    base(store)
    path = profile_of(store)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    ran = mentor("student", "show", "amelie", "--json")
    assert (ran.code, ran.json()["name"], ran.err) == (0, "Amélie Durand", "")

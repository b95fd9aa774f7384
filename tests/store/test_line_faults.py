"""Every fault of one line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mentorcli.store.decoding import Refusal
from mentorcli.store.line_faults import decodes, line_faults

HEAD = {"op": "0", "at": "2026-11-24T15:00:00+01:00", "cmd": "test"}
SESSION = {
    "id": "sess10n00001", "student": "amelie", "kind": "mentoring", "scheduled_at": "2026-11-24T15:00:00+01:00",
    "duration_minutes": 45,
}  # fmt: skip


def row(**put: Any) -> bytes:
    """Return a line that leaves records behind."""
    return json.dumps({**HEAD, "put": put}, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "line", [row(), row(session=[SESSION]), b"  ", row(mood=[{"id": 1}]), row(session=[SESSION]).replace(b":[", b": [")]
)
def test_a_sound_line(line: bytes) -> None:
    """An operation, one with blanks in it, and an empty line have no fault, nor has what a newer version wrote."""
    assert list(line_faults(line)) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{broken", Refusal("JSON is malformed: object keys must be strings (byte 1)")),
        (row()[:-1] + b',"x":' + b"[" * 100_000, Refusal("nested too deeply")),
        (row().replace(b"test", b"t\xffst"), Refusal("not valid UTF-8")),
        (b"<<<<<<< ours", Refusal("a merge conflict marker")),
        (row().replace(b'"op":"0"', b'"op":0'), Refusal("Expected `str`, got `int`", "op")),
        (row(session={"id": SESSION}), Refusal("session: no list")),
        (row().replace(b'"cmd":"test"', b'"cmd":"a","cmd":"b"'), Refusal("stands twice in one object", "cmd")),
    ],
)
def test_a_line_with_a_fault(line: bytes, fault: Refusal) -> None:
    """The fault is named, with the field where there is one."""
    assert list(line_faults(line)) == [fault]


def test_every_fault_of_every_record() -> None:
    """All records of a line are looked at, sound ones between them or not."""
    bad = {**SESSION, "kind": "chat", "duration_minutes": "long"}
    backwards = {**SESSION, "duration_minutes": -1}
    found = list(line_faults(row(session=[bad, SESSION, backwards])))
    assert [fault.field for fault in found] == ["session.kind", "session.duration_minutes", "session"]
    assert found[-1].what == "duration_minutes is -1, not between 1 and 1440"


def test_a_last_line_that_is_whole() -> None:
    """A line is an operation or it is not, however it is spoilt."""
    assert decodes(row())
    assert not any(decodes(line) for line in (b'{"op":"zz', b"[]", b"[" * 100_000, b"\xff"))

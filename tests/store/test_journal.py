"""Journal lines: what is read, what is refused, and what a round trip keeps."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.checklist import Tick
from mentorcli.models.project import Project, Resource
from mentorcli.models.session import FirstSession
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.store import journal, layout, replay
from mentorcli.store.journal import Line, decode_journal, decode_records, encode_lines, encode_put, encode_record
from mentorcli.store.replay import replay_journal
from store.kit import AT, a_note, a_session, a_student

WHERE = "students/amelie/journal.jsonl"
GOOD = b'{"op":"a1","at":"2026-11-24T15:00:00+01:00","cmd":"test"}'
AFTER = GOOD.replace(b"a1", b"a3")

texts = st.text(max_size=40)
some_text = texts.filter(str.strip)
ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=8, max_size=32)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(1970, 1, 1), date(2199, 12, 31))
students = st.builds(
    Student,
    id=st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=60),
    name=some_text,
    tombstone=ids,
    email=st.none() | texts,
    phone=st.none() | texts,
    path=st.none() | texts,
    funding=st.lists(st.builds(FundingPeriod, st.sampled_from(Funding), st.none() | days), max_size=3).map(tuple),
    status=st.sampled_from(StudentStatus),
    started=st.none() | days,
)


def line_of(*records: object, **fields: Any) -> Line:
    """Return an operation that leaves these records behind."""
    put = encode_put([(layout.kind_of(record), encode_record(record)) for record in records])
    return Line(op="b1", at=AT, cmd="test", put=put, **fields)


@given(students, some_text, moments)
def test_what_is_written_reads_the_same(student: Student, text: str, at: datetime) -> None:
    """Any student and any note come back from a line as they went in."""
    note = msgspec.structs.replace(Line(op="", at=at, cmd=text), op="x")  # a line with any text in it
    assert decode_journal(encode_lines([note])[0], WHERE).lines == [(1, note)]
    (_, line), = decode_journal(encode_lines([line_of(student)])[0], WHERE).lines  # fmt: skip
    assert decode_records("student", line.put["student"], WHERE, 1) == [student]


@pytest.mark.parametrize(
    "record",
    [
        a_student(started=date(2026, 11, 2)), a_session(notes="a\u2028b"), a_note("\x00\x1b[31m"),
        Project(id="p", title="Dashboard", level=2), Resource(id="r", url="https://example.org"),
        Tick(id="t", checklist="presentation", item="slides", done_at=AT), FirstSession("s", AT),
    ],
    ids=lambda record: type(record).__name__,
)  # fmt: skip
def test_every_type_of_record_has_a_name_of_its_own(record: object) -> None:
    """Each type is stored under a name that finds it again."""
    kind = layout.kind_of(record)
    assert layout.record_type(kind) is type(record)
    line = decode_journal(encode_lines([line_of(record)])[0], WHERE).lines[0][1]
    assert replay.decode_all(kind, [line.put[kind]]) == [[record]]


def test_a_line_is_one_line() -> None:
    """Whatever line breaks a text holds, an operation stays on one line."""
    data = encode_lines([line_of(a_note("a\nb\r\nc\u2028d\x85e"))])[0]
    assert data.count(b"\n") == 1
    assert data.endswith(b"\n")


@pytest.mark.parametrize(
    ("data", "number", "what"),
    [
        (GOOD + b"\n{bad}\n" + AFTER + b"\n", 2, "malformed"),
        (GOOD + b'\n{"op":NaN}\n' + AFTER + b"\n", 2, "JSON"),
        (GOOD + b"\n\0\0\0\0\n" + AFTER + b"\n", 2, "JSON"),
        (GOOD + b'\n{"op":1}\n', 2, "field op"),
        (GOOD + b'\n{"op":"a2","at":"yesterday","cmd":""}\n', 2, "field at"),
        (GOOD + b"\n" + GOOD.replace(b"test", b"\xff") + b"\n" + AFTER + b"\n", 2, "not valid UTF-8"),
        (GOOD + b"\n<<<<<<< ours\n" + AFTER + b"\n", 2, "merge conflict"),
        (b"<<<<<<< ours\n" + GOOD + b"\n=======\n" + AFTER + b"\n>>>>>>> theirs\n", 1, "merge conflict"),
        (GOOD + b"\n\n\n" + b"[" * 10_000 + b"]" * 10_000 + b"\n", 4, ""),
        (GOOD + b'\n{"op":"a2","put":{"x":' + b"[" * 10_000 + b"]" * 10_000 + b"}}\n", 2, "nested too deeply"),
        (b"\0" * 300, 1, "no whole operation"),
        (b"half a li", 1, "no whole operation"),
        (b"\n  \n", 1, "no operation"),
    ],
    ids=[
        "bad", "nan", "nul line", "type", "time", "utf-8", "conflict", "conflict at the top", "array", "deep",
        "nul file", "torn only", "blank",
    ],
)  # fmt: skip
def test_what_is_no_operation_is_refused_by_line(data: bytes, number: int, what: str) -> None:
    """A bad line is named with path and number, and nothing of the journal is read."""
    with pytest.raises(UnreadableError) as raised:
        decode_journal(data, WHERE)
    assert raised.value.exit_code == 4
    assert raised.value.message.startswith(f"{WHERE}, line {number}: ")
    assert what in raised.value.message


def test_an_emptied_journal_is_a_fault() -> None:
    """A file without a byte is never taken for a student without sessions."""
    with pytest.raises(UnreadableError, match="is empty"):
        decode_journal(b"", WHERE)


@pytest.mark.parametrize(
    ("field", "what"),
    [
        (b'"level":' + b"9" * 5000, "project"),
        (b'"level":' + b"[" * 10_000 + b"]" * 10_000, ""),
        (b'"level":17', "not between 1 and 9"),
        (b'"level":"two"', "level"),
        (b'"title":null', "title"),
    ],
    ids=["5,000 digits", "deep", "rule", "type", "null"],
)
def test_a_record_that_does_not_fit_is_refused_by_field(field: bytes, what: str) -> None:
    """A value of the wrong kind is named with line and field, within a second, however monstrous."""
    put = b'{"project":[{"id":"p","title":"t",' + field + b"}]}"
    began = time.monotonic()
    journal = GOOD + b"\n" + AFTER[:-1] + b',"put":' + put + b"}\n"
    with pytest.raises(UnreadableError) as raised:
        replay_journal(decode_journal(journal, WHERE), lambda _: True).check()
    assert time.monotonic() - began < 1
    assert raised.value.message.startswith(f"{WHERE}, line 2: ")
    assert what in raised.value.message


def test_a_torn_last_line_is_set_apart() -> None:
    """Every beginning of a last line is torn, but for the whole of it without its line end, which is kept."""
    last = AFTER + b"\n"
    for cut in range(1, len(last)):
        journal = decode_journal(GOOD + b"\n" + last[:cut], WHERE)
        whole = cut == len(AFTER)
        assert len(journal.lines) == 1 + whole
        assert journal.torn == (b"" if whole else last[:cut])
        assert journal.good == len(GOOD) + 1 + (cut if whole else 0)
        assert journal.closed is not whole


def test_a_last_line_of_bad_bytes_is_torn() -> None:
    """A write that ended inside a character, or in zeros, is torn like any other."""
    for tail in (b'{"cmd":"\xc3', b"\0" * 100):
        assert decode_journal(GOOD + b"\n" + tail, WHERE).torn == tail


def test_windows_line_ends_are_read() -> None:
    """A journal that went through an editor with CRLF reads the same."""
    journal = decode_journal(GOOD + b"\r\n\r\n" + AFTER + b"\r\n", WHERE)
    assert [(number, line.op) for number, line in journal.lines] == [(1, "a1"), (3, "a3")]


@pytest.mark.parametrize("split", [lambda data: data.replace(b',"cmd"', b'\n,"cmd"'), lambda data: data + b"," + data])
def test_operations_and_lines_are_the_same_number(split: Callable[[bytes], bytes]) -> None:
    """An operation over two lines and two operations on one are refused."""
    with pytest.raises(UnreadableError, match="line 2"):
        decode_journal(GOOD + b"\n" + split(AFTER) + b"\n", WHERE)


def test_records_of_a_newer_version_are_left_alone() -> None:
    """A type this version does not know yields no record and no fault."""
    assert decode_records("constellation", msgspec.Raw(b"[1]"), WHERE, 1) == []
    assert replay.decode_all("constellation", [msgspec.Raw(b"[1]")]) is None


def test_one_bad_record_among_many_is_left_to_the_slow_way() -> None:
    """Decoding in one go answers nothing where a record does not fit, so that its line can be named."""
    good = msgspec.Raw(b'[{"id":"p","title":"t"}]')
    assert replay.decode_all("project", [good, msgspec.Raw(b'[{"id":1}]')]) is None


def test_unknown_fields_go_with_the_record() -> None:
    """Fields of a newer version are written again, those this version knows are not doubled."""
    raw = msgspec.Raw(b'[{"id":"p","title":"old","colour":"red","deep":{"a":[1.50]}}]')
    project = Project(id="p", title="new")
    encoded = encode_record(project, journal.plain_fields(raw, 0))
    assert json.loads(bytes(encoded))["deep"] == {"a": [1.5]}
    assert b"1.50" in bytes(encoded)
    assert bytes(encoded).count(b'"title"') == 1
    assert decode_records("project", msgspec.Raw(b"[" + bytes(encoded) + b"]"), WHERE, 1) == [project]


def test_what_cannot_be_read_again_is_not_written() -> None:
    """A record that would be refused when read is refused before anything is written."""
    bad = Line(op="x", at=AT, cmd="", put={"project": msgspec.Raw(b'[{"id":"p"}]')})
    with pytest.raises(UnreadableError, match="the new operation"):
        encode_lines([bad])[0]


def test_the_latest_operation_is_the_greatest_id() -> None:
    """In a merged journal the last line need not be the latest operation."""
    assert decode_journal(AFTER + b"\n" + GOOD + b"\n", WHERE).last_op == "a3"


def test_checksums_tell_contents_apart() -> None:
    """One changed byte changes the checksum."""
    assert journal.checksum(b"name = 1") != journal.checksum(b"name = 2")


def test_a_text_that_is_no_unicode_is_refused() -> None:
    """Bytes that a terminal passed on as lone surrogates never reach a journal."""
    with pytest.raises(RefusedError, match="not UTF-8"):
        encode_record(a_note("caf\udce9"))


def test_zeros_behind_a_line_without_its_end() -> None:
    """A crash that made the file longer before its data were there: the line counts, the zeros are what is torn."""
    found = decode_journal(GOOD + b"\n" + AFTER + b"\0" * 20, WHERE)
    assert [line.op for _, line in found.lines] == [
        line.op for _, line in decode_journal(GOOD + b"\n" + AFTER, WHERE).lines
    ]
    assert (found.good, found.torn, found.closed) == (len(GOOD) + 1 + len(AFTER), b"\0" * 20, False)

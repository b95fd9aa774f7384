"""Profiles: TOML that a person may edit."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.store import profile
from mentorcli.text import is_blank
from store.kit import a_student
from store.test_journal import students

WHERE = "students/amelie/profile.toml"


@given(students, st.text(max_size=20))
def test_a_profile_reads_as_it_was_written(student: Student, revision: str) -> None:
    """Any student comes back from the file, with the revision; a text that is empty is none."""
    written = profile.encode(student, revision, {})
    texts = {name: getattr(student, name) for name in ("email", "phone", "path")}
    cleared: dict[str, Any] = {name: None for name, text in texts.items() if text is not None and is_blank(text)}
    assert profile.decode(profile.parse(written, WHERE), WHERE) == (replace(student, **cleared), revision)


def test_an_empty_text_is_left_out() -> None:
    """Of what a person may clear; what must be there, and what is unknown, stays to be judged."""
    document = {"email": "", "phone": " ", "path": "\u200b", "started": "", "name": "", "colour": "", "funding": ""}
    assert profile.without_blanks(document) == {"name": "", "colour": "", "funding": ""}
    assert profile.without_blanks({"email": "a@e.org", "started": date(2026, 1, 5)}).keys() == {"email", "started"}


def test_funding_periods_come_back_whole() -> None:
    """Periods with and without a first day are read as they were."""
    periods = (FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 12, 1)))
    student = a_student(funding=periods, started=date(2026, 11, 2))
    assert profile.decode(profile.parse(profile.encode(student, "r", {}), WHERE), WHERE)[0] == student


@pytest.mark.parametrize("change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")])
def test_editors_marks_do_no_harm(change: Any) -> None:
    """A byte-order mark and Windows line ends are read normally."""
    student = a_student()
    assert profile.decode(profile.parse(change(profile.encode(student, "r", {})), WHERE), WHERE) == (student, "r")


def test_unknown_fields_are_kept() -> None:
    """What only a newer version knows goes into the next file."""
    document = profile.parse(profile.encode(a_student(), "r1", {"colour": "red", "deep": {"a": [1, 2]}}), WHERE)
    again = profile.encode(a_student(), "r2", profile.unknown_fields(document))
    assert profile.unknown_fields(profile.parse(again, WHERE)) == {"colour": "red", "deep": {"a": [1, 2]}}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\0" * 200, "NUL"),
        (b'name = "a"\nemail = "\xff"\n', "line 2: not valid UTF-8"),
        (b"<<<<<<< ours\nname = 1\n", "line 1"),
        (b"name = \n", "line 1"),
        (b"x = " + b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
        (b"x = " + b"9" * 5_000, "number too long"),
        (b"x = 0x" + b"f" * 5_000, "number too long"),
        (b"a = [1, {b = -9223372036854775809}]", "number too long"),
        (b".".join([b"a"] * 20_000) + b" = 1", "too many parts"),
        (b"[" + b".".join([b"a"] * 20_000) + b"]", "too many parts"),
        (b"x = {" + b".".join([b"a"] * 20_000) + b" = 1}", "too many parts"),
        (b".".join([b'"a"'] * 15_000) + b" = 1", "too many parts"),
        (b'name = "' + b"x" * 70_000 + b'"', "too long"),
    ],
    ids=[
        "empty", "blank", "nul", "utf-8", "conflict", "torn", "deep", "digits", "hexadecimal", "64 bits", "dots",
        "table", "inline", "quoted", "long",
    ],
)  # fmt: skip
def test_what_is_no_profile_is_refused_at_once(data: bytes, what: str) -> None:
    """A file that cannot be read is named with its path, within a second, however monstrous."""
    began = time.monotonic()
    with pytest.raises(UnreadableError) as raised:
        profile.parse(data, WHERE)
    assert time.monotonic() - began < 1
    assert raised.value.message.startswith(WHERE)
    assert what in raised.value.message


def test_many_dots_in_a_text_are_no_key() -> None:
    """A text full of dots is read: only keys are counted."""
    document = profile.parse(b'path = "' + b"." * 5000 + b'"', WHERE)
    assert document["path"] == "." * 5000


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"revision": None}, "field revision"),
        ({"revision": 7}, "field revision"),
        ({"name": 7}, "field name"),
        ({"name": " "}, "name is empty"),
        ({"status": "asleep"}, "field status"),
        ({"funding": [{"funding": "gift"}]}, "field funding"),
    ],
)
def test_a_value_that_does_not_fit_is_named(change: dict[str, Any], what: str) -> None:
    """A wrong value is refused with path and field."""
    document = profile.parse(profile.encode(a_student(), "r", {}), WHERE) | change
    with pytest.raises(UnreadableError) as raised:
        profile.decode(document, WHERE)
    assert raised.value.message.startswith(WHERE)
    assert what in raised.value.message


def test_a_date_with_a_time_stands_for_its_day() -> None:
    """A person may write a moment where a day is meant."""
    document = profile.parse(profile.encode(a_student(), "r", {}), WHERE) | {"started": datetime(2026, 11, 2, 9, 0)}  # noqa: DTZ001
    assert profile.decode(document, WHERE)[0].started == date(2026, 11, 2)


def test_a_profile_too_long_to_be_read_is_not_written() -> None:
    """What `parse` would refuse for its length is refused before it is written."""
    with pytest.raises(RefusedError, match="bytes long"):
        profile.encode(a_student(path="x" * profile.MAX_BYTES), "r", {})


def test_the_text_to_edit_shows_what_can_be_set() -> None:
    """A person sees the fields that are set, the others as comments, and none that is not theirs."""
    text = profile.encode_for_editing(a_student(funding=(FundingPeriod(Funding.FUNDED),)))
    assert 'email = "a@example.org"' in text
    assert "# phone = " in text
    assert "# email" not in text
    assert "tombstone" not in text

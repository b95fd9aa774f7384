"""`mentor student add`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor

FIELDS = [
    "uid",
    "id",
    "name",
    "email",
    "phone",
    "path",
    "funding",
    "status",
    "started",
    "notes",
    "projects",
    "goals",
    "resources",
]


def test_add_prints_the_record_with_every_field(mentor: Mentor) -> None:
    """Every field is there; what is not known is null, not absent."""
    record = mentor("student", "add", "Amélie Durand", "--json").json()
    assert list(record) == FIELDS
    assert (record["id"], record["name"], record["email"]) == ("amelie-durand", "Amélie Durand", None)
    assert (record["funding"], record["status"], record["notes"]) == ("unknown", "active", [])


def test_add_keeps_what_was_given(mentor: Mentor) -> None:
    """Every option of the contract ends in its field."""
    record = mentor(
        "student", "add", "Sam Okoro", "--email", "s@example.org", "--phone", "+33 6 12 34 56 78", "--path",
        "Data Analyst", "--funding", "self-paid", "--started", "2/11/2026", "--slug", "sam", "--json",
    ).json()  # fmt: skip
    assert record["id"] == "sam"
    assert record["phone"] == "+33 6 12 34 56 78"
    assert (record["path"], record["funding"], record["started"]) == ("Data Analyst", "self-paid", "2026-11-02")


@pytest.mark.usefixtures("amelie")
def test_add_refuses_a_second_of_the_same_name(mentor: Mentor) -> None:
    """The refusal says what to type for another person of that name, and that works."""
    refused = mentor("student", "add", "amelie durand")
    assert refused.code == 1
    assert "--slug amelie-durand-2" in refused.err
    assert mentor("student", "add", "Amelie Durand", "--slug", "amelie-durand-2").code == 0


def test_a_name_without_latin_letters_gets_a_slug(mentor: Mentor) -> None:
    """A slug is ASCII whatever the name; the same name twice is noticed all the same."""
    assert mentor("student", "add", "李小龙", "--json").json()["id"] == "student"
    assert mentor("student", "add", "李小龙").code == 1
    assert mentor("student", "add", "王芳", "--json").json()["id"] == "student-2"
    assert mentor("student", "show", "小龙", "--json").json()["id"] == "student"


@pytest.mark.parametrize(
    "words",
    [
        ("  ",), ("x" * 201,), ("Sam", "--email", "nobody"), ("Sam", "--phone", "call me"), ("Sam", "--slug", "S m"),
        ("\u0301",), ("\u0308\u0327",), ("\u200d",), ("\ufe0f",),
        ("Sam", "--slug", ""), ("Sam", "--started", "2026-02-30"), ("Sam", "--funding", "rich"), (),
    ],
)  # fmt: skip
def test_add_refuses_what_cannot_be_right(mentor: Mentor, store: Path, words: tuple[str, ...]) -> None:
    """A value that cannot be understood is a usage error, and no store is made."""
    ran = mentor("student", "add", *words)
    assert (ran.code, ran.out) == (2, "")
    assert not store.exists()


def test_a_name_may_begin_with_an_accent(mentor: Mentor) -> None:
    """As a paste can make it: it compares as the rest of it, and everybody else is found as before."""
    assert mentor("student", "add", "\u0301Sam").code == 0
    for typed in ("Sam", "\u0308sam", "sam\u200d"):
        assert mentor("student", "show", typed, "--json").json()["id"] == "sam"
    assert mentor("student", "add", "\u0327Sam").code == 1
    for typed in ("\u0301", "\u200d", "\ufe0f"):
        assert mentor("student", "show", typed).code == 2
        assert mentor("student", "edit", "sam", "--name", typed).code == 2

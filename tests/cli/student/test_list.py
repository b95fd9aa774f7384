"""`mentor student list`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor


@pytest.mark.usefixtures("amelie")
def test_list_shows_active_students_as_lines_of_tabs(mentor: Mentor) -> None:
    """In a pipe each student is one line: id, name, status, path, funding, e-mail."""
    mentor("student", "add", "Sam Okoro")
    mentor("student", "edit", "sam", "--status", "paused")
    assert mentor("student", "list").out == "amelie-durand\tAmélie Durand\tactive\t\tunknown\ta@example.org\n"
    assert [row.split("\t")[0] for row in mentor("student", "list", "--all").out.splitlines()] == [
        "amelie-durand", "sam-okoro",
    ]  # fmt: skip
    assert [s["id"] for s in mentor("student", "list", "--status", "paused", "--json").json()] == ["sam-okoro"]


def test_an_empty_list_is_an_empty_array(mentor: Mentor, store: Path) -> None:
    """Reading an absent store is reading an empty one, and makes none."""
    assert mentor("student", "list", "--json") == (0, "[]\n", "")
    ran = mentor("student", "list")
    assert (ran.code, ran.out) == (0, "")
    assert "mentor student add" in ran.err
    assert not store.exists()


@pytest.mark.usefixtures("amelie")
def test_odd_names_are_shown_but_never_obeyed(mentor: Mentor) -> None:
    """Escape codes, line ends, bidi controls and markup in a name reach no terminal as such."""
    mentor("student", "add", "[red]Eve[/red] \x1b[31m\u202eevil\nline", "--slug", "eve")
    for words in (("student", "list"), ("student", "show", "eve"), ("session", "schedule", "eve", "2026-12-01 9:00"),
                  ("student", "list", "--json")):  # fmt: skip
        out = mentor(*words).out
        assert "[red]Eve[/red]" in out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert len(mentor("student", "list").out.splitlines()) == 2

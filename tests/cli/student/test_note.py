"""`mentor student note`."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.mark.usefixtures("amelie")
def test_a_note_is_dated_and_may_come_from_standard_input(mentor: Mentor) -> None:
    """`-` reads the text, so that it stays out of the shell's history."""
    said = mentor("student", "note", "amelie", "-", stdin="Prefers mornings\nand tea\n")
    assert "Tue 24 Nov 2026 15:00 CET" in said.out
    (note,) = mentor("student", "show", "amelie", "--json").json()["notes"]
    assert note == {"at": "2026-11-24T15:00:00+01:00", "text": "Prefers mornings\nand tea"}
    assert mentor("student", "note", "amelie", "-").code == 2
    assert mentor("student", "note", "amelie", " ").code == 2

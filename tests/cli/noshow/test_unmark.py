"""`mentor noshow unmark`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from cli.noshow.kit import TODAY, notes
from helpers import Mentor


def test_unmark_restores_what_was_before(mentor: Mentor, planned: str) -> None:
    """The state before the no-show comes back, its note goes, the notes written by hand stay."""
    held = mentor("session", "log", "amelie", "--late", "5m", "--json").json()
    assert held["id"] == planned
    mentor("student", "note", "amelie", "By hand")
    mentor("noshow", "mark", "amelie", "--session", planned, "--late", "6m", "--force", "--because", "left")
    assert mentor("noshow", "mark", "amelie").code == 0
    assert len(notes(mentor)) == 2
    assert mentor("noshow", "unmark", "amelie", "--json").json() == held
    assert [note["text"] for note in notes(mentor)] == ["By hand"]
    assert mentor("noshow", "unmark", "amelie").code == 3
    assert mentor("noshow", "unmark", planned).code == 1


@pytest.mark.usefixtures("planned")
def test_unmark_of_what_began_as_a_no_show_says_what_is_next(mentor: Mentor) -> None:
    """The session waits to be documented; the command to type is shown and works."""
    mentor("noshow", "mark", "amelie", "--at", "2026-11-18 9:00")
    mentor("noshow", "mark", "amelie", "--at", TODAY)
    mentor("noshow", "unmark", "amelie")
    refused = mentor("noshow", "unmark", "amelie")
    assert refused.code == 1, "the latest session is none any more"
    command = refused.err.split(": mentor ")[-1].split()
    said = mentor(*command).out
    assert 'mentor session log amelie-durand --at "2026-11-18 09:00"' in said
    assert mentor("session", "log", "amelie-durand", "--at", "2026-11-18 09:00").code == 0

"""`mentor timeoff remove`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from helpers import Mentor


def test_by_its_number(mentor: Mentor) -> None:
    """What goes is named; undo brings it back."""
    mentor("student", "add", "Amélie Durand")
    mentor("timeoff", "add", "24/12..2/1")
    mentor("timeoff", "add", "2026-11-01", "amelie")
    assert mentor("timeoff", "remove", "2").out.splitlines() == [
        "Removed, the time off of Amélie Durand: Sun 1 Nov 2026",
        "To take it back: mentor undo",
    ]
    assert mentor("timeoff", "remove", "1", "--json").json()["student"] is None
    assert mentor("timeoff", "list", "--all", "--json").json() == []
    mentor("undo")
    assert mentor("timeoff", "remove", "1").out.startswith("Removed, your time off: Thu 24 Dec 2026 to Sat 2 Jan 2027")
    missing = mentor("timeoff", "remove", "1")
    assert (missing.code, "mentor timeoff list --all" in missing.err) == (3, True)
    assert mentor("timeoff", "remove", "x").code == 2

"""`mentor timeoff list`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from helpers import Mentor


def test_the_list(mentor: Mentor) -> None:
    """By the days; a number is that of when it was noted, whatever is shown."""
    assert mentor("timeoff", "list").err.startswith("No time off from today on: mentor timeoff add")
    assert mentor("timeoff", "list", "--all").err.startswith("No time off yet: mentor timeoff add")
    mentor("student", "add", "Amélie Durand")
    mentor("timeoff", "add", "24/12..2/1")
    mentor("timeoff", "add", "2026-11-01..2026-11-23", "amelie")
    mentor("timeoff", "add", "2026-11-01..2026-11-24", "amelie")
    assert mentor("timeoff", "list").out == "3\tamelie-durand\t2026-11-01\t2026-11-24\n1\t\t2026-12-24\t2027-01-02\n"
    found = mentor("timeoff", "list", "--all", "--json").json()
    assert [(one["number"], one["student"]) for one in found] == [(2, "amelie-durand"), (3, "amelie-durand"), (1, None)]
    assert len(mentor("timeoff", "list", "--limit", "1", "--json").json()) == 1

"""`mentor goal list`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _student(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")


def test_the_list(mentor: Mentor) -> None:
    """Open ones of a student; --all has those that are met, with the day; nothing says what to type."""
    assert mentor("goal", "list").err.startswith("No goal is open: mentor goal add amelie")
    mentor("goal", "add", "amelie", "One")
    mentor("goal", "add", "amelie", "Two")
    mentor("goal", "done", "amelie", "1")
    assert mentor("goal", "list", "amelie").out == "amelie-durand\t2\tTwo\t2026-11-24\t\n"
    assert mentor("goal", "list", "--all").out.splitlines()[0].endswith("One\t2026-11-24\t2026-11-24")
    found = mentor("goal", "list", "--all", "--json").json()
    assert [(one["student"], one["number"], one["done_at"] is None) for one in found] == [
        ("amelie-durand", 1, False),
        ("amelie-durand", 2, True),
    ]

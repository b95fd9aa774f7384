"""What the tests of `mentor noshow` share."""

from __future__ import annotations

from helpers import Mentor

TODAY = "2026-11-24 14:00"


def notes(mentor: Mentor) -> list[dict[str, str]]:
    """Return the notes on Amélie."""
    found: list[dict[str, str]] = mentor("student", "show", "amelie", "--json").json()["notes"]
    return found

"""What the tests of `mentor note` share: a student with two notes."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _notes(mentor: Mentor) -> None:
    """Add a student with two notes."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "note", "amelie", "Prefers mornings", now="2026-11-23T09:00:00+01:00")
    mentor("student", "note", "amelie", "Owes me\nthe second half", now="2026-11-24T15:00:00+01:00")

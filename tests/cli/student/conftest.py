"""What the tests of `mentor student` share: one student."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture
def amelie(mentor: Mentor) -> str:
    """Add one student and return the slug."""
    assert mentor("student", "add", "Amélie Durand", "--email", "a@example.org").code == 0
    return "amelie-durand"

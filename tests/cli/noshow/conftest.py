"""A planned session, for the tests of `mentor noshow`."""

from __future__ import annotations

import pytest

from cli.noshow.kit import TODAY
from helpers import Mentor


@pytest.fixture
def planned(mentor: Mentor) -> str:
    """Plan today's session of Amélie and return its id."""
    assert mentor("student", "add", "Amélie Durand").code == 0
    ran = mentor("session", "schedule", "amelie", TODAY, "--json")
    return str(ran.json()["id"])

"""What the tests of `mentor project` share: a student with a project."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _dashboard(mentor: Mentor) -> None:
    """Add a student with a project."""
    mentor("student", "add", "Amélie Durand")
    assert mentor("project", "add", "amelie", "Build a dashboard", "--level", "2").code == 0

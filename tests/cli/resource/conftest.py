"""What the tests of `mentor resource` share: a student with a resource."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _sql(mentor: Mentor) -> None:
    """Add a student with a resource."""
    mentor("student", "add", "Amélie Durand")
    assert mentor("resource", "add", "amelie", "https://example.org/sql", "--title", "SQL basics").code == 0

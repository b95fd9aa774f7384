"""Two students, and their sessions as records, for the tests of `mentor session`."""

from __future__ import annotations

from typing import Any

import pytest

from cli.session.kit import Record
from helpers import Mentor


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add two students."""
    assert mentor("student", "add", "Amélie Durand", "--funding", "funded").code == 0
    assert mentor("student", "add", "Zoé Okoro", "--funding", "self-paid").code == 0


@pytest.fixture
def session(mentor: Mentor) -> Record:
    """Return a function that runs a session command with --json and returns the record."""

    def run(*words: str, now: str | None = None) -> dict[str, Any]:
        ran = mentor("session", *words, "--json", now=now)
        assert ran.code == 0, ran.err
        found = ran.json()
        assert isinstance(found, dict)
        return found

    return run

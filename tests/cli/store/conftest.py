"""A store with records of every type, for the tests of `mentor store`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.store.kit import DATA
from helpers import Mentor


@pytest.fixture
def begun(store: Path, mentor: Mentor) -> Path:
    """Return a store with records of every type."""
    for words in DATA:
        assert mentor(*words).code == 0, words
    return store

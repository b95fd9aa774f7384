"""What the tests of `mentor config` share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def config(store: Path) -> Path:
    """Return the path of the configuration, in a folder that is there."""
    store.mkdir()
    return store / "config.toml"

"""Two computers for every test that asks for them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reliability.clones import in_memory
from store.sync.kit import Computers, copied


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder of this test's own, in memory where that is to be had."""
    made = Path(tempfile.mkdtemp(prefix="sync-", dir=in_memory() or tmp_path))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def begun() -> Iterator[Path]:
    """Return the folder of two computers that have one store, to be copied."""
    made = Path(tempfile.mkdtemp(prefix="sync-", dir=in_memory()))
    Computers(made).begin()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def two(folder: Path, begun: Path) -> Computers:
    """Return two computers that have one store."""
    return copied(begun, folder)

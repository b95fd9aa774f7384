"""Two computers for every test that asks for them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.sync.kit import Computers

_MEMORY = "/dev/shm"  # noqa: S108 - nothing waits for a disk there


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder of this test's own, in memory where that is to be had."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(prefix="sync-", dir=_MEMORY))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def two(folder: Path) -> Computers:
    """Return two computers that have one store."""
    return Computers(folder)

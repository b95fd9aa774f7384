"""Services called directly, each run in a workspace of its own, on this test's store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from mentorcli.services.workspace import Workspace

Fresh = Callable[[], Workspace]


@pytest.fixture
def fresh() -> Iterator[Fresh]:
    """Return a function that gives the workspace of a new run."""
    opened: list[Workspace] = []

    def make() -> Workspace:
        opened.append(Workspace(os.environ))
        return opened[-1]

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(fresh: Fresh) -> Workspace:
    """Return the workspace of one run."""
    return fresh()

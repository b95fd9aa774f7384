"""`mentor student forget`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor


@pytest.mark.usefixtures("amelie")
def test_forget_asks_and_erases_everything(mentor: Mentor, store: Path) -> None:
    """Without a terminal nothing is asked and nothing erased; with --yes nothing of the student is left."""
    mentor("session", "log", "amelie", "--at", "14:00")
    refused = mentor("student", "forget", "amelie")
    assert refused.code == 2
    assert "--yes" in refused.err
    done = mentor("student", "forget", "amelie", "--yes")
    assert done.code == 0
    assert "sessions: 1, notes: 0" in done.out
    assert "Backups" in done.out
    assert mentor("student", "show", "amelie").code == 3
    left = [path for path in store.rglob("*") if path.is_file()]
    assert not any(b"lie" in path.read_bytes() for path in left)
    assert not any("amelie" in path.name for path in store.rglob("*"))

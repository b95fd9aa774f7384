"""`mentor sync log`."""

from __future__ import annotations

from helpers import Mentor


def test_it_lists_the_versions(mentor: Mentor) -> None:
    """Newest first, each with how many changes came with it."""
    assert mentor("sync", "log").code == 1
    mentor("student", "add", "Ann")
    mentor("sync", "init")
    mentor("student", "note", "ann", "x")
    mentor("sync")
    rows = [line.split("\t")[1:] for line in mentor("sync", "log").out.splitlines()]
    assert rows == [["2026-11-24 15:00", "changes", "1 change"]] * 2
    assert [one["kind"] for one in mentor("sync", "log", "--limit", "1", "--json").json()] == ["here"]

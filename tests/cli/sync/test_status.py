"""`mentor sync status`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_it_says_how_the_two_sides_stand(mentor: Mentor, tmp_path: Path) -> None:
    """What was not sent yet, and when they last agreed."""
    place = tmp_path / "place.git"
    mentor("student", "add", "Ann")
    mentor("sync", "init", str(place))
    mentor("student", "note", "ann", "x")
    said = mentor("sync", "status").out.splitlines()
    assert said[:3] == [f"Synchronised with {place}", "Last agreed: 2026-11-24 15:00", "Not sent yet: 1 change"]
    assert said[3].startswith("This computer is ")
    assert mentor("sync", "status", "--json").json()["unsent"] == 1

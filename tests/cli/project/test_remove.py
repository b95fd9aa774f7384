"""`mentor project remove`."""

from __future__ import annotations

from helpers import Mentor


def test_a_project_added_by_mistake_goes(mentor: Mentor) -> None:
    """One that a documented session is about stays, with the command that corrects it."""
    mentor("project", "add", "amelie", "Mistake")
    assert mentor("project", "remove", "amelie", "mist").out == (
        "Removed for Amélie Durand: Mistake. To take it back: mentor undo\n"
    )
    assert mentor("project", "remove", "amelie", "mist").code == 3
    mentor("session", "log", "amelie", "--at", "10:00", "--project", "dashboard")
    refused = mentor("project", "remove", "amelie", "dashboard")
    assert refused.code == 1
    assert "mentor project edit amelie-durand" in refused.err

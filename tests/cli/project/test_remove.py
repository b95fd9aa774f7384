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


def test_planned_sessions_about_it_are_named(mentor: Mentor) -> None:
    """They take the project of their day, and how many is said."""
    mentor("project", "add", "amelie", "Mistake")
    mentor("session", "schedule", "amelie", "2026-12-01 10:00", "--project", "Mistake")
    assert mentor("project", "remove", "amelie", "mist").out == (
        "Removed for Amélie Durand: Mistake\n1 session follows: Tue 1 Dec 2026. To take it back: mentor undo\n"
    )

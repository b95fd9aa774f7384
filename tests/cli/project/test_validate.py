"""`mentor project validate`."""

from __future__ import annotations

from helpers import Mentor


def test_the_new_status_is_shown_and_stored(mentor: Mentor) -> None:
    """A part of the title will do; with --json the whole student is printed."""
    mentor("project", "start", "amelie", "dashboard")
    assert mentor("project", "validate", "amelie", "dashboard").out == "Amélie Durand, Build a dashboard: validated\n"
    assert mentor("project", "list", "amelie", "--json").json() == [
        {"title": "Build a dashboard", "level": 2, "status": "validated"},
    ]


def test_what_does_not_follow_is_refused(mentor: Mentor) -> None:
    """Only what was started; and it stays so."""
    assert mentor("project", "validate", "amelie", "dashboard").code == 1
    mentor("project", "start", "amelie", "dashboard")
    assert mentor("project", "validate", "amelie", "dashboard", "--quiet") == (0, "", "")
    refused = mentor("project", "start", "amelie", "dashboard")
    assert (refused.code, "stays so" in refused.err) == (1, True)

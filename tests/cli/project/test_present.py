"""`mentor project present`."""

from __future__ import annotations

from helpers import Mentor


def test_the_new_status_is_shown_and_stored(mentor: Mentor) -> None:
    """A part of the title will do; with --json the whole student is printed."""
    mentor("project", "start", "amelie", "dashboard")
    assert mentor("project", "present", "amelie", "dashboard").out == "Amélie Durand, Build a dashboard: presented\n"
    assert mentor("project", "list", "amelie", "--json").json() == [
        {"title": "Build a dashboard", "level": 2, "status": "presented"},
    ]


def test_what_does_not_follow_is_refused(mentor: Mentor) -> None:
    """One that was not started, or is not there, is refused."""
    refused = mentor("project", "present", "amelie", "dashboard")
    assert refused.code == 1
    assert 'mentor project start amelie-durand "Build a dashboard"' in refused.err
    assert mentor("project", "present", "amelie", "video").code == 3

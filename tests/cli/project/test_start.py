"""`mentor project start`."""

from __future__ import annotations

from helpers import Mentor


def test_the_new_status_is_shown_and_stored(mentor: Mentor) -> None:
    """A part of the title will do; with --json the whole student is printed."""
    assert mentor("project", "start", "amelie", "dashboard").out == "Amélie Durand, Build a dashboard: in progress\n"
    assert mentor("project", "list", "amelie", "--json").json() == [
        {"title": "Build a dashboard", "level": 2, "status": "in-progress"},
    ]


def test_what_does_not_follow_is_refused(mentor: Mentor) -> None:
    """One project at a time: the hint finishes the other one."""
    mentor("project", "add", "amelie", "Second")
    mentor("project", "start", "amelie", "dashboard")
    refused = mentor("project", "start", "amelie", "second")
    assert refused.code == 1
    assert 'mentor project present amelie-durand "Build a dashboard"' in refused.err

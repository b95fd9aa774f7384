"""`mentor project add`."""

from __future__ import annotations

from helpers import Mentor


def test_it_is_to_do_until_it_is_started(mentor: Mentor) -> None:
    """The next command is shown, and works."""
    done = mentor("project", "add", "amelie", "Clean a data set")
    assert done.out == (
        'Added for Amélie Durand: Clean a data set\nNext: mentor project start amelie-durand "Clean a data set"\n'
    )
    projects = mentor("project", "add", "amelie", "Third", "--level", "3", "--json").json()["projects"]
    assert projects[1:] == [
        {"title": "Clean a data set", "level": None, "status": "todo"},
        {"title": "Third", "level": 3, "status": "todo"},
    ]


def test_what_cannot_be_right_is_refused(mentor: Mentor) -> None:
    """A usage error for the title and the level, exit 1 for a title taken."""
    assert mentor("project", "add", "amelie", " ").code == 2
    assert mentor("project", "add", "amelie", "New", "--level", "10").code == 2
    assert mentor("project", "add", "amelie", "build a DASHBOARD").code == 1
    assert len(mentor("project", "list", "amelie", "--json").json()) == 1

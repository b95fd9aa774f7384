"""`mentor project list`."""

from __future__ import annotations

from helpers import Mentor


def test_projects_are_lines_of_tabs_or_json(mentor: Mentor) -> None:
    """In the order they were added, the status in the user's language."""
    mentor("project", "add", "amelie", "Second")
    assert mentor("project", "list", "amelie").out == "Build a dashboard\t2\tto do\nSecond\t\tto do\n"
    assert mentor("project", "list", "amelie", "--json").json() == [
        {"title": "Build a dashboard", "level": 2, "status": "todo"},
        {"title": "Second", "level": None, "status": "todo"},
    ]


def test_an_empty_list_says_how_to_begin(mentor: Mentor) -> None:
    """On standard error, so that a pipe stays empty."""
    mentor("student", "add", "Zoé")
    ran = mentor("project", "list", "zoe")
    assert (ran.code, ran.out) == (0, "")
    assert "mentor project add zoe TITLE" in ran.err
    assert mentor("project", "list", "zoe", "--json") == (0, "[]\n", "")

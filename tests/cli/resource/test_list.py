"""`mentor resource list`."""

from __future__ import annotations

from helpers import Mentor


def test_resources_are_lines_of_tabs_or_json(mentor: Mentor) -> None:
    """In the order they were added; a title that is not known stays empty."""
    mentor("resource", "add", "amelie", "https://example.org/2")
    assert mentor("resource", "list", "amelie").out == "SQL basics\thttps://example.org/sql\n\thttps://example.org/2\n"
    assert mentor("resource", "list", "amelie", "--json").json() == [
        {"title": "SQL basics", "url": "https://example.org/sql"}, {"title": None, "url": "https://example.org/2"},
    ]  # fmt: skip


def test_an_empty_list_says_how_to_begin(mentor: Mentor) -> None:
    """On standard error, so that a pipe stays empty."""
    mentor("student", "add", "Zoé")
    ran = mentor("resource", "list", "zoe")
    assert (ran.code, ran.out) == (0, "")
    assert "mentor resource add zoe URL" in ran.err

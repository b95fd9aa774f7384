"""`mentor resource remove`."""

from __future__ import annotations

from helpers import Mentor


def test_it_is_gone_and_named(mentor: Mentor) -> None:
    """A slash at the end of the link does not matter."""
    removed = mentor("resource", "remove", "amelie", "https://example.org/sql/")
    assert removed.out == "No longer suggested to Amélie Durand: SQL basics\n"
    assert mentor("resource", "list", "amelie", "--json").json() == []


def test_an_unknown_link_ends_in_exit_3(mentor: Mentor) -> None:
    """The hint lists the ones there are; with --json a removal prints the student."""
    refused = mentor("resource", "remove", "amelie", "https://example.org/2")
    assert refused.code == 3
    assert "mentor resource list amelie-durand" in refused.err
    assert mentor("resource", "remove", "amelie", "https://example.org/sql", "--json").json()["resources"] == []

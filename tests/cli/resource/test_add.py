"""`mentor resource add`."""

from __future__ import annotations

import pytest

from helpers import Mentor


def test_it_is_named_by_its_title_or_its_link(mentor: Mentor) -> None:
    """And printed with the student as JSON."""
    assert mentor("resource", "add", "amelie", "https://example.org/2").out == (
        "Kept for Amélie Durand: https://example.org/2\n"
    )
    added = mentor("resource", "add", "amelie", " https://example.org/3 ", "--title", "Third", "--json").json()
    assert added["resources"][1:] == [
        {"title": None, "url": "https://example.org/2"}, {"title": "Third", "url": "https://example.org/3"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("ftp://example.org/2",), 2, "is no link"),
        (("https://example.org/2", "--paid"), 1, "Only free resources"),
        (("https://example.org/sql/",), 1, "is on the list already"),
        (("nonsense", "--paid"), 2, "is no link"),
        (("https://e.org/><script>",), 2, 'No <, > and " stands in a link'),
    ],
)
def test_only_a_free_link_is_added_once(mentor: Mentor, words: tuple[str, ...], code: int, message: str) -> None:
    """The link is looked at first."""
    refused = mentor("resource", "add", "amelie", *words)
    assert (refused.code, refused.out) == (code, "")
    assert message in refused.err
    assert len(mentor("resource", "list", "amelie", "--json").json()) == 1

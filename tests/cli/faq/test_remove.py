"""`mentor faq remove`."""

from __future__ import annotations

from helpers import Mentor


def test_what_comes_with_the_product_stays(mentor: Mentor) -> None:
    """The eleven topics cannot be edited or removed; an unknown id is not found."""
    assert mentor("faq", "remove", "student-no-show").code == 1
    assert mentor("faq", "edit", "student-no-show", "--answer", "x").code == 1
    assert mentor("faq", "remove", "no-such-entry").code == 3
    assert mentor("faq", "edit", "no-such-entry").code == 3


def test_an_entry_of_ones_own_is_removed(mentor: Mentor) -> None:
    """It is named, and gone from the list."""
    mentor("faq", "add", "Where do I send my invoice?", "Through the billing page.")
    assert mentor("faq", "remove", "where-do-i-send-my-invoice").out == "Removed where-do-i-send-my-invoice\n"
    assert "send-my-invoice" not in mentor("faq", "list").out
    assert mentor("undo").code == 0
    assert "send-my-invoice" in mentor("faq", "list").out

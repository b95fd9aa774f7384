"""`mentor faq add`."""

from __future__ import annotations

import pytest

from helpers import Mentor


def test_own_entries_from_adding_to_removing(mentor: Mentor) -> None:
    """An own entry is found at once, changes, and is gone when removed."""
    added = mentor("faq", "add", "Where do I send my invoice?", "Through the billing page.")
    assert added.code == 0
    assert "mentor faq show where-do-i-send-my-invoice" in added.out
    assert mentor("faq", "search", "invoices", "--json").json()[0]["answer"] == "Through the billing page."
    assert mentor("faq", "edit", "where-do-i-send-my-invoice", "--answer", "By e-mail.").code == 0
    assert mentor("faq", "search", "invoice", "--json").json()[0]["answer"] == "By e-mail."
    assert len(mentor("faq", "list").out.splitlines()) == 24
    gone = mentor("faq", "remove", "where-do-i-send-my-invoice", "--json").json()
    assert (gone["own"], gone["lang"]) == (True, "en")
    assert mentor("faq", "search", "invoice", "--json").json()[0]["id"] == "pay-invoices"


def test_two_own_entries_may_ask_alike(mentor: Mentor) -> None:
    """The same question twice gets two ids; its language is that of the question, unless said."""
    first = mentor("faq", "add", "Où est le café ?", "Au troisième étage.", "--json").json()
    second = mentor("faq", "add", "Où est le café ?", "-", "--lang", "en", "--json", stdin="Third floor.\n").json()
    assert (first["id"], first["lang"]) == ("ou-est-le-cafe", "fr")
    assert (second["id"], second["lang"], second["answer"]) == ("ou-est-le-cafe-2", "en", "Third floor.")


@pytest.mark.parametrize("words", [("", "an answer"), ("a question", " ")])
def test_an_own_entry_needs_both_parts(mentor: Mentor, words: tuple[str, str]) -> None:
    """An empty question or answer is refused before anything is written."""
    assert mentor("faq", "add", *words).code == 2

"""`mentor faq edit`."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _invoice(mentor: Mentor) -> None:
    """Add an entry of one's own."""
    assert mentor("faq", "add", "Where do I send my invoice?", "Through the billing page.").code == 0


def test_each_part_can_be_changed(mentor: Mentor) -> None:
    """What is not named stays; standard input is read for `-`; the same again is said to be the same."""
    key = "where-do-i-send-my-invoice"
    assert mentor("faq", "edit", key, "--question", "Invoices?", "--answer", "-", stdin="By e-mail.\n").out == (
        f"Changed {key}\n"
    )
    assert mentor("faq", "edit", key, "--answer", "By e-mail.").out == f"{key} says so already\n"
    changed = mentor("faq", "edit", key, "--lang", "fr", "--json").json()
    assert changed == {
        "id": key, "question": "Invoices?", "answer": "By e-mail.", "lang": "fr", "commands": [], "own": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", [(), ("--answer", ""), ("--question", " "), ("--lang", "de"), ("--answer", "x", "--lang", "de")]
)
def test_a_change_that_is_none_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """An empty text, an unknown language and nothing at all are usage errors, and the entry stays as it was."""
    before = mentor("faq", "show", "where-do-i-send-my-invoice").out
    assert mentor("faq", "edit", "where-do-i-send-my-invoice", *words).code == 2
    assert mentor("faq", "show", "where-do-i-send-my-invoice").out == before

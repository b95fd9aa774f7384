"""`mentor message reset`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_the_products_text_is_back_and_undo_brings_ones_own(mentor: Mentor, store: Path) -> None:
    """In one language; the command to take it back is told."""
    path = store / "messages" / "reminder.en.md"
    mentor("message", "edit", "reminder", "--text", "Mine")
    ran = mentor("message", "reset", "reminder")
    assert ran.out == "reminder (en) is mentor's text again. To take yours back: mentor undo\n"
    assert not path.exists()
    assert mentor("undo").code == 0
    assert path.read_text() == "Mine\n"
    assert mentor("message", "reset", "reminder", "--json").json() == {"name": "reminder", "lang": "en", "own": False}


def test_what_is_the_products_already_is_exit_1(mentor: Mentor) -> None:
    """With the language in which there is one."""
    mentor("message", "edit", "reminder", "--text", "Le mien", "--lang", "fr")
    ran = mentor("message", "reset", "reminder")
    assert (ran.code, "mentor message reset reminder --lang fr" in ran.err) == (1, True)
    assert mentor("message", "reset", "reminder", "--lang", "fr").code == 0
    assert mentor("message", "reset", "reminder").code == 1
    assert mentor("message", "reset", "nosuch").code == 3

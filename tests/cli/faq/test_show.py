"""`mentor faq show`."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.cli.output import Output


def test_an_unknown_id_names_the_closest(mentor: Mentor) -> None:
    """A misspelt id exits 3 with those that are near."""
    ran = mentor("faq", "show", "student-noshow")
    assert (ran.code, ran.out) == (3, "")
    assert "student-no-show" in ran.err


@pytest.mark.parametrize("columns", [40, 200])
def test_a_terminal_gets_wrapped_lines(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The same words as in a pipe, no line wider than the terminal or than a hundred cells."""
    piped = mentor("faq", "show", "student-no-show").out
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = mentor("faq", "show", "student-no-show").out
    assert shown.split() == piped.split()
    assert max(map(len, shown.splitlines())) <= min(columns, 100)


def test_an_entry_of_ones_own_is_shown_in_any_language(mentor: Mentor) -> None:
    """It has only the one it was written in."""
    mentor("faq", "add", "Where do I send my invoice?", "Through the billing page.")
    shown = mentor("faq", "show", "where-do-i-send-my-invoice", "--lang", "fr").out
    assert shown == "Where do I send my invoice?\n\nThrough the billing page.\n"

"""Long lines on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorcli.render.wrapping import wrapped

WORDS = st.lists(st.text(st.sampled_from("abcé.:-[]0123456789"), min_size=1, max_size=12), min_size=1, max_size=30)


def test_the_rest_is_set_in_under_its_line() -> None:
    """Below an item, below a value, below an indented sentence."""
    assert wrapped("  1. [ ] Say that the presentation is recorded.", 32) == [
        "  1. [ ] Say that the",
        "         presentation is",
        "         recorded.",
    ]
    assert wrapped("Attendance:   attended 10 of 14 sessions held", 36)[1].startswith(" " * 14 + "s")
    assert wrapped("  Noé Garcia: send the first e-mail, due since Monday", 40)[1].startswith("  since")


def test_what_is_copied_stays_whole() -> None:
    """A command is one line, whatever the terminal's width."""
    line = '    mentor session log thomas-lefevre --at "2026-11-24 18:30"'
    assert wrapped(line, 40) == [line]


def test_wide_characters_are_left_to_the_terminal() -> None:
    """What is counted in characters would be too long in cells."""
    assert wrapped("名前 " * 20, 40) == ["名前 " * 20]


@given(WORDS, st.integers(40, 200))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], width: int) -> None:
    """Whatever the words, they come back in order, and only a longer word makes a longer line."""
    lines = wrapped(" ".join(words), width)
    assert " ".join(lines).split() == " ".join(words).split()
    assert all(len(line) <= width for line in lines)

"""Our lines in a text of somebody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.rules.shell_setup import (
    BEGIN,
    END,
    UnclosedError,
    by_hand,
    has_lines,
    marked,
    with_lines,
    without_lines,
)

OURS = f"{BEGIN}\none\ntwo\n{END}\n"
LINES = ("one", "two")


def test_lines_stand_between_marks() -> None:
    """Each line of ours, and nothing else."""
    assert marked(LINES) == OURS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OURS),
        ("alias x=y\n", f"alias x=y\n\n{OURS}"),
        ("alias x=y", f"alias x=y\n\n{OURS}"),
        (f"a\n\n{OURS}b\n", f"a\n\n{OURS}b\n"),
        (f"a\n{BEGIN}\nold\n{END}", f"a\n{OURS}"),
        (f"{BEGIN} \r\nold\r\n{END}\t\nb", f"{OURS}b"),
        (f"echo '{BEGIN}'\n", f"echo '{BEGIN}'\n\n{OURS}"),
    ],
)
def test_lines_are_put_in_once(before: str, after: str) -> None:
    """At the end, or where an earlier version put them; a second time changes nothing."""
    assert with_lines(before, LINES) == after
    assert with_lines(after, LINES) == after
    assert has_lines(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("a\n", "a\n"), (OURS, ""), (f"a\n{OURS}b\n", "a\nb\n"), (f"a\n\n{OURS}b\n", "a\nb\n")],
)
def test_lines_are_taken_out(before: str, after: str) -> None:
    """With the empty line that came with them, and nothing else."""
    assert without_lines(before) == after
    assert not has_lines(after)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_there_and_back(text: str) -> None:
    """What was there before is there afterwards, to the byte, but for the end of a last line without one."""
    ended = text if not text or text.endswith("\n") else f"{text}\n"
    assert without_lines(with_lines(text, LINES)) == ended


@pytest.mark.parametrize(("text", "line"), [(f"{BEGIN}\nx\n", 1), (f"a\nb\n{BEGIN}\n#{END}\n", 3)])
def test_what_has_no_end_is_not_touched(text: str, line: int) -> None:
    """Nobody can tell where ours stops: the number of the line is said."""
    for ask in (has_lines, by_hand, without_lines, lambda one: with_lines(one, LINES)):
        with pytest.raises(UnclosedError) as raised:
            ask(text)
        assert raised.value.line == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        ('a\neval "$(mentor completion bash)"\n', 2),
        ('eval "$("/opt/x y/mentor" completion zsh)"', 1),
        ("function __mentor_complete\nend\n", 1),
        ('# eval "$(mentor completion bash)"\n', None),
        ("mentor completion install\n", None),
        (f"{BEGIN}\nmentor completion fish | source\n{END}\n", None),
        (f"{BEGIN}\nmentor completion fish | source\n{END}\nmentor completion fish | source\n", 4),
    ],
)
def test_what_a_person_put_in_is_seen(text: str, line: int | None) -> None:
    """A line outside of ours that does the same, unless it is a remark."""
    assert by_hand(text) == line

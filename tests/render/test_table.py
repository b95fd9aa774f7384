"""Lists in a terminal of any width, and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from mentorcli.render import FIGURE, WHOLE, WORD, Column
from mentorcli.render.table import Listed, listed, tab_separated
from mentorcli.text import BAD, ID, NAME, part, spans_of

COLUMNS = (
    Column(kind=WHOLE, once=True),
    Column(kind=WHOLE),
    Column(role=NAME),
    Column(3),
    Column(4, FIGURE),
    Column(2, WHOLE, ID),
    Column(1),
)
ROWS = [
    ("Tue 24 Nov", "14:00", "amelie-durand", "cancelled by the mentor", "45 min", "4k2m9x7qw3hn", "Explore a database"),
    ("Tue 24 Nov", "15:00", "zoe", "", "5 min", "7t5c8r1zd6vy", "田中さくらのダッシュボードを作る"),
    ("Thu 26 Nov", "14:00", "lea", "late", "120 min", "2f9b6j4sk8pe", "Déployer 🌸 👩‍💻 l'e\u0301quipe"),
]


def table(width: int, rows: Sequence[tuple[str, ...]] = ROWS) -> Listed:
    """Return the rows as a terminal of a width shows them."""
    return listed(COLUMNS, rows, width)


@pytest.mark.parametrize("width", [30, 40, 60, 72, 80, 100, 200])
def test_a_record_is_one_line_that_fits(width: int) -> None:
    """Whatever the width and the script."""
    lines = table(width).lines
    assert len(lines) == len(ROWS)
    assert max(cell_len(line) for line in lines) <= width


@pytest.mark.parametrize("width", range(30, 140, 7))
def test_what_is_copied_is_whole_or_not_there(width: int) -> None:
    """An id is never cut where it can be left out, and never broken."""
    text = "\n".join(table(width).lines)
    for row in ROWS:
        assert row[5] in text or row[5][:4] not in text
        assert row[1] in text


def test_columns_go_by_rank_and_texts_are_cut() -> None:
    """The last text is cut first, then the column of the highest rank goes."""
    assert table(99).lines[0] == (
        "Tue 24 Nov  14:00  amelie-durand  cancelled by the mentor   45 min  4k2m9x7qw3hn  Explore a databa…"
    )
    assert table(84).lines[:2] == [
        "Tue 24 Nov  14:00  amelie-durand  cancelled by…   45 min  4k2m9x7qw3hn  Explore a d…",
        "            15:00  zoe                             5 min  7t5c8r1zd6vy  田中さくら…",
    ]
    assert table(75).lines[2] == "Thu 26 Nov  14:00  lea            late           2f9b6j4sk8pe  Déployer 🌸…"
    assert table(47).lines[0] == "Tue 24 Nov  14:00  amelie-durand  Explore a da…"
    assert table(40).lines == [
        "Tue 24 Nov  14:00  amelie-durand",
        "            15:00  zoe",
        "Thu 26 Nov  14:00  lea",
    ]


def test_a_day_stands_once() -> None:
    """On the first of its rows; when it comes back later it stands there again."""
    rows = [("Mon", "1"), ("Mon", "2"), ("Tue", "3"), ("Mon", "4")]
    lines = listed((Column(once=True), Column()), rows, 80).lines
    assert lines == ["Mon  1", "     2", "Tue  3", "Mon  4"]


def test_figures_stand_right() -> None:
    """So that their units and their digits are below one another."""
    assert listed((Column(), Column(0, FIGURE)), [("a", "9 held"), ("b", "12 held"), ("c", "")], 80).lines == [
        "a   9 held",
        "b  12 held",
        "c",
    ]


def test_columns_that_tell_nothing_are_left_out() -> None:
    """One without a value, and one with the same in each row; a single record shows all it has."""
    rows = [("a", "active", "", "x"), ("b", "active", "", "y")]
    columns = (Column(), Column(), Column(2), Column(3))
    assert listed(columns, rows, 80).lines == ["a  x", "b  y"]
    assert listed(columns, rows[:1], 80).lines == ["a  active  x"]
    same = [("a", "same"), ("b", "same")]
    assert listed((Column(), Column(telling=True)), same, 80).lines == ["a  same", "b  same"]


def test_columns_begin_at_the_same_cell() -> None:
    """Wide characters take two cells, combining accents none, so that the next column lines up."""
    rows = [("田中 さくら", "a"), ("Ame\u0301lie", "b"), ("🌸🌸", "c"), ("Zoé", "d"), ("👩‍💻", "e")]
    lines = listed((Column(), Column()), rows, 80).lines
    assert {cell_len(line[: line.rindex(last)]) for line, last in zip(lines, "abcde", strict=True)} == {13}


def test_an_id_wider_than_the_terminal_is_cut_and_said() -> None:
    """Where nothing can be left out any more: the caller names the command that shows it whole."""
    made = listed((Column(kind=WHOLE), Column(kind=WHOLE)), [("x" * 50, "https://example.org/" + "y" * 30)], 40)
    assert made.cut
    assert len(made.lines) == 1
    assert cell_len(made.lines[0]) == 40
    assert made.lines[0].count("…") == 2
    assert not table(40).cut


def test_parts_keep_what_they_are() -> None:
    """A cell's own part, else that of its column, and where it stands in the line; cut or not."""
    line = listed((Column(role=NAME), Column()), [("Zoé Petit", part("no-show", BAD)), ("Al", "x" * 80)], 40).lines[0]
    assert [(line[start:end], role) for start, end, role in spans_of(line)] == [("Zoé Petit", NAME), ("no-show", BAD)]
    (line,) = listed((Column(role=NAME),), [("Zoé " * 20,)], 20).lines
    assert spans_of(line) == ((0, 20, NAME),)


def test_what_would_steer_the_terminal_is_shown() -> None:
    """Control characters are escaped before they are measured, in a list and in a pipe; a note is one line."""
    rows = [("\x1b[2J", "a\tb", "c\nd", part("\u202ee", BAD))]
    lines = listed((Column(), Column(), Column(), Column()), rows, 80).lines
    assert lines == ["\\x1b[2J  a b  c d  \\u202ee"]
    assert [role for _, _, role in spans_of(lines[0])] == [BAD]
    assert tab_separated(rows) == ["\\x1b[2J\ta b\tc\\x0ad\t\\u202ee"]


def test_a_pipe_gets_everything_uncut() -> None:
    """One record a line, one cell a field."""
    assert [line.split("\t") for line in tab_separated(ROWS)] == [list(row) for row in ROWS]


def test_cells_are_brief_before_a_text_is_shorter_than_it_can_be() -> None:
    """All of the column; where there is room none is. What is needed and cut or left out is said, and so is a word."""
    week = Column(kind=WORD, telling=True, brief=lambda cell: cell.removeprefix("week of "))
    columns = (Column(least=8, telling=True, needed=True), week, Column(1, least=4))
    rows = [("Amélie Durand", "week of Mon 13 Jul", "until Sun"), ("Bo Li", "week of Mon 20 Jul", "")]
    assert listed(columns, rows, 80).lines[0] == "Amélie Durand  week of Mon 13 Jul  until Sun"
    short = listed(columns, rows, 33)
    assert (short.lines[1], short.cut) == ("Bo Li          Mon 20 Jul", False)
    assert listed(columns, rows, 26).cut is True  # the name
    assert listed((columns[0]._replace(needed=False), *columns[1:]), rows, 26).cut is False
    assert listed((*columns[:2], columns[2]._replace(needed=True)), rows, 25).cut is True  # left out
    assert listed((columns[0]._replace(needed=False), *columns[1:]), rows, 12).cut is True  # the day

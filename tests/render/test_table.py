"""Tables in a terminal of any width, and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from mentorcli.render.table import columns, tab_separated

HEADERS = ("Id", "Start", "Student", "Reason", "Project")
ROWS = [
    ("4k2m9x7qw3hn", "2026-11-24 14:00", "amelie-durand", "cancelled-by-mentor", "Explore a sales database"),
    ("7t5c8r1zd6vy", "2026-11-25 14:00", "zoe", "", "田中さくらのダッシュボードを作る"),
    ("2f9b6j4sk8pe", "2026-11-26 14:00", "lea", "late", "Déployer 🌸 👩‍💻 l'e\u0301quipe"),
]


def table(width: int, *, rows: Sequence[tuple[str, ...]] = ROWS, styled: bool = False) -> list[str]:
    """Return the rows as a table, the id and the start firm."""
    return columns(HEADERS, rows, width=width, styled=styled, firm=2)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 200])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    """Each line fits; every letter of every cell is there, whatever it is wrapped into."""
    lines = table(width)
    assert max(cell_len(line) for line in lines) <= width
    shown = sorted("".join("".join(lines).split()))
    for row in ROWS:
        for cell in row:
            assert all(shown.count(letter) >= cell.count(letter) for letter in cell.replace(" ", ""))


@pytest.mark.parametrize("width", [80, 100, 200])
def test_ids_and_starts_are_whole(width: int) -> None:
    """What is copied into the next command is never cut."""
    lines = table(width)
    for row in ROWS:
        assert any(line.startswith(f"{row[0]}  {row[1]}  {row[2][:3]}") for line in lines)


@pytest.mark.parametrize("width", [80, 200])
def test_columns_begin_at_the_same_cell(width: int) -> None:
    """Wide characters take two cells, combining accents none, so that the next column lines up."""
    rows = [("田中 さくら", "a"), ("Ame\u0301lie", "b"), ("🌸🌸", "c"), ("Zoé", "d")]
    lines = columns(("Name", "Letter"), rows, width=width, styled=False)
    assert {cell_len(line[: line.rindex(last)]) for line, last in zip(lines, "Labcd", strict=True)} == {13}


def test_words_are_kept_whole_while_there_is_room() -> None:
    """Wrapping happens between words and behind hyphens."""
    assert table(80)[1:5] == [
        "4k2m9x7qw3hn  2026-11-24 14:00  amelie-  cancelled-    Explore a sales database",
        "                                durand   by-mentor",
        "7t5c8r1zd6vy  2026-11-25 14:00  zoe                    田中さくらのダッシュボー",
        "                                                       ドを作る",
    ]


def test_columns_without_a_value_go_first() -> None:
    """Where room is short, an empty column takes none; where it is not, the head stays the same."""
    rows = [(row[0], row[1], row[2], "", "x" * 20) for row in ROWS]
    assert "Reason" not in table(70, rows=rows)[0]
    assert "Reason" in table(80, rows=rows)[0]


def test_a_narrow_terminal_shows_blocks() -> None:
    """A record is a block of names and values, what is empty left out."""
    lines = table(40)
    assert lines[:6] == [
        "Id       4k2m9x7qw3hn",
        "Start    2026-11-24 14:00",
        "Student  amelie-durand",
        "Reason   cancelled-by-mentor",
        "Project  Explore a sales database",
        "",
    ]
    assert sum(line.startswith("Reason") for line in lines) == 2
    assert max(len(line) for line in columns(("A",), [("x" * 50,)], width=12, styled=False)) <= 12


def test_only_names_are_set_off() -> None:
    """Bold for the head of a table and for the names in a block, and nothing where it is not welcome."""
    assert table(200, styled=True)[0] == f"\x1b[1m{table(200)[0]}\x1b[0m"
    assert table(200, styled=True)[1:] == table(200)[1:]
    assert table(40, styled=True)[0] == "\x1b[1mId     \x1b[0m  4k2m9x7qw3hn"
    assert all("\x1b" not in line for line in table(40))


def test_what_would_steer_the_terminal_is_shown() -> None:
    """Control characters are escaped before they are measured, in a table and in a pipe."""
    rows = [("\x1b[2J", "a\tb", "c\nd", "\u202ee", "f")]
    for lines in (table(200, rows=rows), tab_separated(rows)):
        text = "".join(lines)
        assert "\\x1b[2J" in text
        assert "\\u202e" in text
    assert tab_separated(rows)[0].count("\t") == 4


def test_a_pipe_gets_everything_uncut() -> None:
    """One record a line, one cell a field."""
    assert [line.split("\t") for line in tab_separated(ROWS)] == [list(row) for row in ROWS]

"""Text with separators as rows under a header."""

from __future__ import annotations

import pytest

from mentorcli.errors import RefusedError
from mentorcli.formats.tables import named_cells, shown, table


@pytest.mark.parametrize(("separator"), [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    """By the header; one within quotes does not count, and empty lines are none."""
    text = f'\n"Date, heure"{separator}Nom\r\n\r\n"a\nb"{separator}c\rd{separator}""\n'
    found = table(text, "x.csv")
    assert (found.separator, found.header) == (separator, ("Date, heure", "Nom"))
    assert found.rows == ((4, ("a\nb", "c")), (6, ("d", "")))
    assert found.column("nom") == 1
    assert found.column("name", "DATE,  heure") == 0
    assert found.column("x") is None
    assert named_cells(found.rows[0], {"date": 0, "name": 1, "level": 5}) == {"date": "a\nb", "name": "c", "level": ""}


def test_without_quoting_a_quote_is_a_character() -> None:
    """As in files that some scripts write."""
    assert table('a;b\n"x;y"\n', "x", quoted=False).rows[0].cells == ('"x', 'y"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("a;b\nc\0;d\n", "line 2: a NUL"),
        ('a;b\n"c;d\n', "line 2: a quote that is never closed"),
        ('a;b\n"c"d;e\n', "line 2: text behind a closed quote"),
        (f"a;b\n{'x' * 100_001};c\n", "line 2: a cell of over 100000"),
        (";" * 600 + "\nx\n", "is empty"),
        ("a" + ";b" * 600 + "\n", "line 1: 601 columns"),
    ],
)
def test_what_is_no_table_is_refused(text: str, said: str) -> None:
    """With the line, in both languages."""
    if said == "is empty" and ";" in text:
        assert table(text, "x").header == ("x",)
        return
    with pytest.raises(RefusedError, match=said) as refused:
        table(text, "x.csv")
    assert getattr(refused.value.message, "french", "") != str(refused.value.message)


def test_a_cell_in_a_message_is_short() -> None:
    """And steers no terminal."""
    assert shown("a\x1b[2J") == "a\\x1b[2J"
    assert shown("x" * 50) == "x" * 39 + "…"

"""Tables as CSV: read by whichever separator, no text is a formula and no number anything else."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.render.csv import to_csv
from mentorcli.text import controls_shown

_SIGNS = "=+-@＝＋－＠"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
# What docs/scripts.md says how to take the apostrophes away again.
_GUARD = re.compile(rf"""(?:\A|(?<=[,;\t\n]))'(?=['"\s]*[{re.escape(_SIGNS)}])""")


def cells(text: str, separator: str) -> list[str]:
    """Return the cells that a reader finds who takes that separator, as strict about quotes as spreadsheets are."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]


def is_formula(cell: str) -> bool:
    """Return whether a spreadsheet would compute a cell; quotes and blanks before it do not stop all of them."""
    bare = cell.lstrip('" \t\r\n\xa0')
    return bare[:1] in tuple(_SIGNS) and not _NUMBER.match(bare)


TEXTS = st.lists(
    st.sampled_from(
        (*_SIGNS, *",;\t\n'\" ", "\r\n", "\x1b[2J", "\u202e", "cmd|' /C calc'!A0", "Bien", "-5", "+3,5", "é")
    ),
    max_size=8,
).map("".join)


@given(TEXTS, TEXTS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_reader_finds_a_formula(separator: str, first: str, second: str) -> None:
    """Excel in French opens a file by `;`, whatever it was written with."""
    made = to_csv(("id", "first", "second"), [{"id": "x", "first": first, "second": second}])
    assert not [cell for cell in cells(made, separator) if is_formula(cell)]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


@given(TEXTS, TEXTS)
def test_a_text_comes_back(first: str, second: str) -> None:
    """Without the apostrophes every text is as it was, but for what would steer a terminal."""
    made = to_csv(("first", "second"), [{"first": first, "second": second}])
    read = [_GUARD.sub("", cell) for cell in cells(made, ",")[2:]]
    assert read == [controls_shown(first), controls_shown(second)]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Bien;=cmd|' /C calc'!A0", "Bien;'=cmd|' /C calc'!A0"),
        ("one, =two", "one,' =two"),
        ("a\n=b", "a\n'=b"),
        ("a\t@b", "a\t'@b"),
        ('a;"=b', "a;'\"=b"),
        ("'=a", "''=a"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\ra", "\\x0da"),
        ("-5", "-5"), ("+33612345678", "+33612345678"), ("a;-2,5", "a;'-2,5"), ("+3,5=", "'+3,5="),
        ("well-known a=b", "well-known a=b"), ("https://e.org/?a=-1", "https://e.org/?a=-1"),
        (-5, "-5"), (2.5, "2.5"), (True, "true"), (False, "false"), (None, ""),
    ],
)  # fmt: skip
def test_what_a_value_is_as_a_cell(value: object, cell: str) -> None:
    """Numbers stay numbers; the sign inside a text is no formula."""
    assert cells(to_csv(("a",), [{"a": value}]), ",")[1:] == [cell]


def test_an_excel_has_its_mark_its_separator_and_its_decimal_sign() -> None:
    """A formula is none there either, a text with the separator stands between quotes."""
    rows = [{"a": Decimal("15.02"), "b": "=1;2", "c": 0.5, "d": "1.5"}]
    assert to_csv("abcd", rows, "fr") == '\ufeffa;b;c;d\r\n15,02;"\'=1;2";0,5;1.5\r\n'
    assert to_csv("abcd", rows, "en") == "\ufeffa,b,c,d\r\n15.02,'=1;2,0.5,1.5\r\n"
    assert to_csv("abcd", rows) == "a,b,c,d\r\n15.02,'=1;2,0.5,1.5\r\n"

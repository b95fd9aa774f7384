"""Lists of records: one line a record at any width, aligned in a terminal, tab-separated in a pipe.

Where room is short, texts are cut from the last one on, then columns go by their rank. What is copied, such as an id
or an address, is cut only where it is wider than the terminal itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mentorcli.render import FIGURE, TEXT, WHOLE, Column
from mentorcli.render.cells import cells, cut, on_one_line
from mentorcli.text import Line, joined, part, spans_of, visible

GAP = "  "
_LEAST_WHOLE = 4  # cells of what is cut against its kind, in a terminal that is too narrow

Rows = Sequence[Sequence[str]]


class Listed(NamedTuple):
    """The lines of a list, and whether something that is copied or needed, a word or a date had to be cut."""

    lines: list[str]
    cut: bool


def tab_separated(rows: Rows) -> list[str]:
    """Return one line a record, nothing cut, for programs to read."""
    return ["\t".join(visible(cell) for cell in row) for row in rows]


def listed(columns: Sequence[Column], rows: Rows, width: int) -> Listed:
    """Return one line a record, each at most `width` cells wide, wide characters lining up."""
    shown = [[_on_one_line(cell) for cell in row] for row in rows]
    places = [place for place in range(len(columns)) if _tells(columns[place], [row[place] for row in shown])]
    natural = {place: max(cells(row[place]) for row in shown) for place in places}
    if any(column.brief for column in columns) and _at_least(columns, places, natural) > width:
        shown = [[_brief(column, cell) for column, cell in zip(columns, row, strict=True)] for row in shown]
        natural = {place: max(cells(row[place]) for row in shown) for place in places}
    everything = places
    places = _kept(columns, places, natural, width)
    widths = _widths(columns, places, natural, width)
    kept = [columns[place] for place in places]
    lines: list[str] = []
    before = [""] * len(places)
    for row in shown:
        values = [row[place] for place in places]
        lines.append(_line(kept, values, before, widths))
        before = values
    short = [place for at, place in enumerate(places) if widths[at] < natural[place]]
    missing = [place for place in everything if place not in places or place in short]
    return Listed(lines, any(columns[place].kind != TEXT for place in short) or any(columns[p].needed for p in missing))


def _brief(column: Column, cell: str) -> str:
    """Return a cell in its short form where it has one, in its colour."""
    if column.brief is None:
        return cell
    text, spans = column.brief(str(cell)), spans_of(cell)
    return part(text, spans[0][2]) if spans else text


def _on_one_line(cell: str) -> str:
    """Return a cell on one line, with nothing in it that steers a terminal."""
    if cell.isprintable():
        return cell
    text = visible(on_one_line(cell))
    spans = spans_of(cell)
    return part(text, spans[0][2]) if spans else text


def _tells(column: Column, values: Sequence[str]) -> bool:
    """Return whether a column tells something: one without a value does not, nor one with the same in every row."""
    different = set(values)
    return different != {""} and (column.telling or len(values) == 1 or len(different) > 1)


def _kept(columns: Sequence[Column], places: list[int], natural: dict[int, int], width: int) -> list[int]:
    """Return the columns that fit, those of the highest rank left out."""
    places = list(places)
    while _at_least(columns, places, natural) > width:
        rank, last = max(((columns[place].rank, place) for place in places), default=(0, 0))
        if rank == 0:
            break
        places.remove(last)
    return places


def _at_least(columns: Sequence[Column], places: Sequence[int], natural: dict[int, int]) -> int:
    return _together([_least(columns[place], natural[place]) for place in places])


def _least(column: Column, natural: int) -> int:
    return min(natural, column.least) if column.kind == TEXT else natural


def _widths(columns: Sequence[Column], places: list[int], natural: dict[int, int], width: int) -> list[int]:
    """Return the width of each column: its own, or less for texts from the last one on.

    In a terminal that is too narrow even so, what is copied is cut, the widest first, and then anything.
    """
    widths = [natural[place] for place in places]
    kinds = [columns[place].kind for place in places]
    over = _together(widths) - width
    for at in reversed(range(len(places))):
        if over > 0 and kinds[at] == TEXT:
            given = min(over, widths[at] - _least(columns[places[at]], widths[at]))
            widths[at] -= given
            over -= given
    for cuttable in ({TEXT, WHOLE}, set(kinds)):
        while over > 0 and any(w > _LEAST_WHOLE and k in cuttable for w, k in zip(widths, kinds, strict=True)):
            at = max((at for at in range(len(kinds)) if kinds[at] in cuttable), key=lambda at: widths[at])
            widths[at] -= 1
            over -= 1
    return widths


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _line(columns: Sequence[Column], values: Sequence[str], before: Sequence[str], widths: Sequence[int]) -> Line:
    """Return a record on its line."""
    pieces = []
    for column, value, last, width in zip(columns, values, before, widths, strict=True):
        text = "" if column.once and value == last else cut(value, width)
        if column.role and text:
            text = part(text, column.role)
        blank = " " * (width - cells(text))
        pieces.append(joined(blank, text) if column.kind == FIGURE else joined(text, blank))
    line = joined(*pieces, between=GAP)
    return Line(line[: len(line.rstrip())], spans_of(line))

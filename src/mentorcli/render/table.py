"""Lists of records: aligned columns in a terminal, tab-separated lines in a pipe.

Columns that do not fit are wrapped between words, the first ones never; where even that is too wide, each record
becomes a block of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentorcli.text import visible

GAP = 2
NARROWEST = 6  # a column of fewer cells is harder to read than a block
_EAST = "\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef"  # scripts that wrap between any two characters
_PIECE = rf"\s+|[{_EAST}]|[^\s@./{_EAST}-]*[@./-]+|[^\s@./{_EAST}-]+"


def tab_separated(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one line a record, nothing cut, for programs to read."""
    return ["\t".join(visible(cell) for cell in row) for row in rows]


def columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, styled: bool, firm: int = 1
) -> list[str]:
    """Return a table as lines at most `width` cells wide, wide characters lining up.

    The first `firm` columns are never wrapped. Columns without a single value go first when room is short.
    """
    names = [visible(header) for header in headers]
    cells = [[visible(cell) for cell in row] for row in rows]
    room = width - GAP * (len(names) - 1)
    if sum(_natural(names, cells)) > room:
        kept = [place for place in range(len(names)) if place < firm or any(row[place] for row in cells)]
        names, cells = [names[place] for place in kept], [[row[place] for place in kept] for row in cells]
        room = width - GAP * (len(names) - 1)
    widths = _fitted(names, cells, room, firm)
    if widths is None:
        return _blocks(names, cells, width, styled=styled)
    return [
        *_row(names, widths, bold=styled),
        *(line for row in cells for line in _row(row, widths)),
    ]


def _natural(names: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column with nothing wrapped."""
    return [max(_cells(text) for text in (name, *(row[place] for row in cells))) for place, name in enumerate(names)]


def _fitted(names: Sequence[str], cells: Sequence[Sequence[str]], room: int, firm: int) -> list[int] | None:
    """Return the width of each column so that they fit, wrapped between words; None where no such widths are."""
    natural = _natural(names, cells)
    least = [
        width
        if place < firm
        else max(min(width, NARROWEST), *(_longest(text) for text in (names[place], *(row[place] for row in cells))))
        for place, width in enumerate(natural)
    ]
    spare = room - sum(least)
    if spare < 0:
        return None
    widths = list(least)
    while spare and widths != natural:  # to whom it lacks most
        place = max(range(len(widths)), key=lambda at: natural[at] - widths[at])
        widths[place] += 1
        spare -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> Iterator[str]:
    """Yield the lines of one row."""
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(lines) for lines in wrapped)):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        line = (" " * GAP).join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
        yield f"\x1b[1m{line}\x1b[0m" if bold else line


def _blocks(names: Sequence[str], cells: Sequence[Sequence[str]], width: int, *, styled: bool) -> list[str]:
    """Return each record as lines of a name and a value, a blank line between; what is empty is left out."""
    label = min(max(_cells(name) for name in names), width // 2)
    lines: list[str] = []
    for row in cells:
        lines += [""] if lines else []
        for name, cell in zip(names, row, strict=True):
            if cell:
                lines += _row((name, cell), (label, max(width - label - GAP, 1)))
    if not styled:
        return lines
    return [f"\x1b[1m{line[:label]}\x1b[0m{line[label:]}" if line[:label].strip() else line for line in lines]


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` cells: broken between words and behind hyphens, else anywhere."""
    if _cells(text) <= width:
        return [text]
    from rich.cells import chop_cells

    lines, line = [], ""
    for piece in re.findall(_PIECE, text):
        if _cells((line + piece).rstrip()) <= width:
            line += piece
            continue
        lines += [line.rstrip()] if line.strip() else []
        *whole, line = chop_cells(piece.lstrip(), width) or [""]
        lines += whole
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _longest(text: str) -> int:
    """Return the width of the longest piece of a text that stays on one line."""
    return max((_cells(piece) for piece in re.findall(_PIECE, text) if not piece.isspace()), default=0)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: wide characters two, accents that combine none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)

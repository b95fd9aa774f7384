"""Where the table in a text begins: below the titles that a person or a program put above it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from mentorcli.formats.tables import SEPARATORS, plain, shown
from mentorcli.text import Bilingual, bilingual

_EXCELS_OWN = re.compile(r'\ufeff?"?sep=([^\w\s"]|\t)"?[;,\t]*', re.IGNORECASE)
_KNOWN_COLUMNS = 2  # fewer are no header: a title may have a word that is the name of a column
_MOST_TITLES = 40


class Begun(NamedTuple):
    """A text from its header on: what stood above is empty lines, so that each row keeps its number.

    `separator` is the one that the file names itself, None where it names none. `remarks` tell what was left out.
    """

    text: str
    header: tuple[str, ...]
    separator: str | None = None
    remarks: tuple[Bilingual, ...] = ()


def begun(text: str, known: Iterable[str]) -> Begun:
    """Return a text from its header on; `known` are names of columns, by which a header below others is one.

    A first line `sep=;`, which Excel writes for itself, is obeyed. The lines above a header hold less than it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator, own = None, 0
    if found := _EXCELS_OWN.fullmatch(lines[0].rstrip(" ")):
        separator, own = found[1], 1
    at = _header_line(lines, own, separator, {plain(one) for one in known})
    above = [line for line in lines[own:at] if any(_cells(line, separator))]
    remarks = (_left_out(at, above),) if above else ()
    header = tuple(_cells(lines[at], separator)) if at < len(lines) else ()
    rest = "\n".join(["", *[""] * (at - 1), *lines[at:]] if at else lines)
    return Begun(rest, header, separator, remarks)


def _header_line(lines: list[str], first: int, separator: str | None, known: set[str]) -> int:
    """Return the place of the header: the first line of several known names, else the first line with anything."""
    filled = (at for at, line in enumerate(lines) if at >= first and any(_cells(line, separator)))
    above = list(islice(filled, _MOST_TITLES))
    most = 0
    for place, at in enumerate(above):
        mark = separator or _mark(lines[at])
        names = sum(plain(cell) in known for cell in _cells(lines[at], mark) if cell)
        widest = max((_width(lines[one], mark) for one in above[:place]), default=0)
        if names >= _KNOWN_COLUMNS and names > most and _width(lines[at], mark) > widest:
            return at
        most = max(names, most)
    return above[0] if above else first


def _width(line: str, mark: str) -> int:
    """Return how many cells of a line hold something."""
    return sum(map(bool, _cells(line, mark)))


def _mark(line: str) -> str:
    outside = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=lambda one: (outside.count(one), -SEPARATORS.index(one)))


def _cells(line: str, separator: str | None) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in line.split(separator or _mark(line))]


def _left_out(at: int, above: list[str]) -> Bilingual:
    said = "; ".join(shown(line.strip(' ;,\t|"'), 40) for line in above[:3]) + ("; …" if len(above) > 3 else "")  # noqa: PLR2004
    return bilingual(
        f"the header is in row {at + 1}; above it, left out: {said}",
        f"l'en-tête est à la ligne {at + 1}\u00a0; au-dessus, laissé de côté\u00a0: {said}",
    )

"""Text with separators as rows under a header, whichever of the usual separators it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.text import bilingual, fold, visible

SEPARATORS = (";", ",", "\t", "|")
_LONGEST_CELL = 100_000  # characters; a note has a few thousand
_MOST_COLUMNS = 500


class TableRow(NamedTuple):
    """A row: `line` is the line of the file where it begins, from 1; `cells` are as many as were written."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A header and the rows under it, without those that are empty."""

    separator: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def column(self, *names: str) -> int | None:
        """Return the place of the first column with one of these names, case, accents and blanks ignored."""
        known = [plain(one) for one in self.header]
        return next((known.index(name) for name in map(plain, names) if name in known), None)


def plain(name: str) -> str:
    """Return the name of a column for comparison: folded, its blanks and underscores single blanks."""
    return " ".join(fold(name).replace("_", " ").split())


def table(text: str, name: str, *, quoted: bool = True, separator: str | None = None) -> Table:
    """Return a text as a table; `quoted`: cells may stand between double quotes. `name` is the file's, for messages.

    `separator` is what stands between cells where that is known.

    Raises RefusedError for a text without a header, a NUL, a cell or a row beyond all measure, an open quote.
    """
    _check_characters(text, name)
    lines = text.splitlines(keepends=True) if not quoted else _lines(text)
    separator = separator or _separator(text)
    rows = list(_rows(lines, separator, name, quoted=quoted))
    if not rows:
        raise RefusedError(
            bilingual(f"{name} is empty", f"{name} est vide"),
            bilingual("Give a file with a header and rows.", "Donnez un fichier avec un en-tête et des lignes."),
        )
    header, *rest = rows
    return Table(separator, tuple(cell.strip() for cell in header.cells), tuple(rest))


def _lines(text: str) -> Iterable[str]:
    """Return the lines as the csv module wants them: it joins those of a quoted cell itself."""
    return (line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _check_characters(text: str, name: str) -> None:
    at = text.find("\0")
    if at < 0:
        return
    line = text.count("\n", 0, at) + 1
    raise RefusedError(
        bilingual(f"{name}, line {line}: a NUL character", f"{name}, ligne {line}\u00a0: un caractère NUL"),
        bilingual("Export the file again.", "Exportez de nouveau le fichier."),
    )


def _separator(text: str) -> str:
    """Return the separator of the first line that is not empty: the one that stands there most often outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=lambda one: (outside.count(one), -SEPARATORS.index(one)))


def _rows(lines: Iterable[str], separator: str, name: str, *, quoted: bool) -> Iterator[TableRow]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = (
        csv.reader(lines, delimiter=separator, strict=True)
        if quoted
        else csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    )
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _check_width(cells, begins, name)
                yield TableRow(begins, tuple(cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _malformed(name, begins, str(error)) from None


def _check_width(cells: list[str], line: int, name: str) -> None:
    if len(cells) > _MOST_COLUMNS:
        raise RefusedError(
            bilingual(
                f"{name}, line {line}: {len(cells)} columns, at most {_MOST_COLUMNS} are read",
                f"{name}, ligne {line}\u00a0: {len(cells)} colonnes, {_MOST_COLUMNS} au plus sont lues",
            ),
            bilingual("Is it the right file?", "Est-ce le bon fichier\u00a0?"),
        )


def _malformed(name: str, line: int, reason: str) -> RefusedError:
    """Return the error for a row that the csv module refuses."""
    if "field larger" in reason:
        english, french = (
            f"a cell of over {_LONGEST_CELL} characters",
            f"une case de plus de {_LONGEST_CELL} caractères",
        )
    elif "unexpected end" in reason:
        english, french = "a quote that is never closed", "un guillemet qui n'est jamais fermé"
    else:
        english, french = "text behind a closed quote", "du texte derrière un guillemet fermé"
    return RefusedError(
        bilingual(f"{name}, line {line}: {english}", f"{name}, ligne {line}\u00a0: {french}"),
        bilingual(
            "Correct that row, or export the file again.", "Corrigez cette ligne, ou exportez de nouveau le fichier."
        ),
    )


def named_cells(row: TableRow, columns: Mapping[str, int]) -> dict[str, str]:
    """Return the cells of a row by field, stripped; a short row has no text in the rest."""
    return {field: row.cells[at].strip() if at < len(row.cells) else "" for field, at in columns.items()}


def shown(cell: str, most: int = 40) -> str:
    """Return a cell for a message: on one line, cut where it is long."""
    text = visible(cell)
    return text if len(text) <= most else text[: most - 1] + "…"

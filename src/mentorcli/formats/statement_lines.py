"""Lines that were pasted from the platform, each read by what stands in it."""

from __future__ import annotations

from datetime import date, datetime

from mentorcli.errors import RefusedError
from mentorcli.formats import statement_words as by_word
from mentorcli.formats.collected import checked_start
from mentorcli.formats.names import name_key, written_name
from mentorcli.formats.read_rows import Rows
from mentorcli.formats.row_cells import FRENCH
from mentorcli.formats.tables import shown
from mentorcli.models.reconcile import Form, StatementFile, StatementRow
from mentorcli.text import bilingual


def of_lines(lines: list[str], name: str) -> StatementFile:
    """Return lines that were pasted without a header, each read by what stands in it.

    Raises RefusedError where none of them tells of a session.
    """
    rows = Rows()
    listed = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    cells = [(number, line, by_word.cells_of(line)) for number, line in listed if not by_word.is_sum(line)]
    rows.sums = len(listed) - len(cells)
    if len(cells) > 1 and _is_heading(cells[0][2]):
        number, line, _ = cells.pop(0)
        said = shown(line.strip(), 60)
        rows.remarks.append(
            bilingual(f"row {number} taken as a heading: {said}", f"ligne {number} prise comme un titre\u00a0: {said}")
        )
    form = Form.SESSIONS if any(one.start is not None for _, _, one in cells) else Form.TITLES
    if not any(one.start is not None or one.outcome is not None or one.fixed for _, _, one in cells):
        raise _nothing_told(name)
    for number, line, one in cells:
        said = shown(line.strip(), 60)
        if form is Form.SESSIONS and not one.fixed:
            rows.take(number, lambda n=number, c=one, s=said: _pasted(n, c, s), one.start)  # type: ignore[misc]
            if left := _left(one):
                rows.not_understood(number, left)
        else:
            rows.take(number, lambda n=number, c=one, s=said: by_word.titled(c, n, s))  # type: ignore[misc]
            if one.other:
                rows.not_understood(number, one.other)
    return rows.finished(form)


def _is_heading(cells: by_word.Cells) -> bool:
    """Return whether a line says nothing of a session: no moment, status or figure."""
    return cells._replace(kind=None, funding=None, other=()) == by_word.Cells()


def _nothing_told(name: str) -> RefusedError:
    return RefusedError(
        bilingual(f"{name} tells of no session", f"{name} ne parle d'aucune session"),
        bilingual(
            "Give the platform's rows, with their header or each with date, student and status.",
            "Donnez les lignes de la plateforme, avec leur en-tête ou chacune avec date, étudiant et statut.",
        ),
    )


def _pasted(row: int, cells: by_word.Cells, line: str) -> StatementRow:
    """Return a pasted line as one session: what no word list knows is the student's name. Raises RowError."""
    start = checked_start(_moment(cells), "start", FRENCH["start"], line)
    if cells.outcome is None:
        raise by_word.no_status(line)
    status, reason = cells.outcome
    name = cells.other[0] if cells.other else ""
    level, minutes, _ = _figures(cells)
    return StatementRow(
        row, name=written_name(name) if name else None, parts=name_key(name), start=start, status=status,
        reason=reason, kind=cells.kind, level=level, funding=cells.funding, minutes=minutes,
        amount=cells.amounts[-1] if cells.amounts else None,
    )  # fmt: skip


def _figures(cells: by_word.Cells) -> tuple[int | None, int | None, list[str]]:
    """Return level and length of a pasted line, plain numbers standing for them, and the numbers that are left."""
    level, minutes, left = cells.level, cells.minutes, list[str]()
    for number in cells.numbers:
        if level is None and 1 <= number <= 9:  # noqa: PLR2004 - a level
            level = number
        elif minutes is None:
            minutes = number
        else:
            left.append(str(number))
    return level, minutes, left


def _left(cells: by_word.Cells) -> tuple[str, ...]:
    """Return what of a pasted line is in nothing that was read: a second name, more figures, more amounts."""
    return (*cells.other[1:], *_figures(cells)[2], *map(str, cells.amounts[:-1]))


def _moment(cells: by_word.Cells) -> datetime | date | None:
    """Return the start of a pasted line, its time of day from a cell of its own where there is one."""
    if cells.start is None or isinstance(cells.start, datetime) or cells.clock is None:
        return cells.start
    return datetime.combine(cells.start, cells.clock)

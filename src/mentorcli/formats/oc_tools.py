"""The CSV of OC Tools, a user script of a mentor: thirteen columns joined by ";" without any quoting.

Its traps (domain, section 9): a title with a ";" in it shifts the row; dates are DD/MM/YYYY without a time, so two
sessions of one student on one day cannot be told apart; "null" and "undefineds" stand there as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from mentorcli.formats import words
from mentorcli.formats.collected import Collected, RowError, checked_start, meaning, unreadable
from mentorcli.formats.figures import is_nothing, level_of, minutes_between, moment_of, seconds_of
from mentorcli.formats.tables import TableRow, table
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.text import bilingual

TOOL = "oc-tools"
_COLUMNS = (
    "when", "who", "whoId", "type", "projectId", "pLvl", "pMLvl", "pPLvl", "status", "pTitle",
    "durationEffective", "durationBilled", "durationWaitingMentor",
)  # fmt: skip
_TITLE = _COLUMNS.index("pTitle")
_BEHIND = len(_COLUMNS) - _TITLE - 1


def fits(text: str) -> bool:
    """Return whether a text begins with the header of that file."""
    return tuple(text.partition("\n")[0].strip().split(";")) == _COLUMNS


def read(text: str, name: str) -> ForeignFile:
    """Return what a file holds. Raises RefusedError for one that is no table."""
    found = Collected(TOOL)
    rows = table(text, name, quoted=False).rows
    days = Counter(_day(row) for row in rows)
    for row in rows:
        found.take(row.line, partial(_session, found, row, alone=days[_day(row)] == 1))
    return found.finished()


def _day(row: TableRow) -> Sequence[str]:
    """Return the day and the student of a row, by which alone a session can be told."""
    return tuple(cell.strip() for cell in row.cells[:3])


def _cells(row: TableRow) -> dict[str, str]:
    """Return a row by column: what is too much belongs to the title, the only free text. Raises RowError."""
    cells = row.cells
    if len(cells) < len(_COLUMNS):
        raise RowError(
            bilingual(
                f"it has {len(cells)} of {len(_COLUMNS)} columns",
                f"elle a {len(cells)} colonnes sur {len(_COLUMNS)}",
            )
        )
    behind = len(cells) - _BEHIND
    whole = (*cells[:_TITLE], ";".join(cells[_TITLE:behind]), *cells[behind:])
    return {column: cell.strip() for column, cell in zip(_COLUMNS, whole, strict=True)}


def _session(found: Collected, row: TableRow, *, alone: bool) -> ForeignSession:
    cells = _cells(row)
    start = checked_start(moment_of(cells["when"]), "when", "when", cells["when"])
    if not alone:
        raise RowError(
            bilingual(
                "another row has the same student and day: without a time nothing tells them apart",
                "une autre ligne a le même étudiant et le même jour\u00a0: sans heure, rien ne les distingue",
            )
        )
    kind = meaning(words.kind_of(cells["type"]), "type", "type", cells["type"])
    status, reason = meaning(words.outcome_of(cells["status"]), "status", "status", cells["status"])
    who = "" if is_nothing(cells["whoId"]) else cells["whoId"]
    return ForeignSession(
        row=row.line,
        key=f"{who or cells['who']} {start.isoformat()}",
        student=found.student(cells["who"], who),
        start=start,
        status=status,
        reason=reason,
        kind=kind,
        lasted=_minutes(cells["durationEffective"]) if status is SessionStatus.COMPLETED else None,
        level=_level(cells, kind),
        project=None if is_nothing(cells["pTitle"]) else cells["pTitle"],
    )


def _minutes(text: str) -> int | None:
    """Return a length in minutes, None for nothing. Raises RowError for one that cannot be read."""
    if is_nothing(text):
        return None
    return minutes_between(meaning(seconds_of(text), "durationEffective", "durationEffective", text))


def _level(cells: dict[str, str], kind: SessionKind) -> int | None:
    """Return the level by which the session is paid: a presentation has one of its own."""
    own = "pPLvl" if kind is SessionKind.PRESENTATION else "pMLvl"
    text = cells["pLvl"] if is_nothing(cells[own]) else cells[own]
    try:
        return level_of(text)
    except ValueError:
        raise unreadable(own, own, text) from None

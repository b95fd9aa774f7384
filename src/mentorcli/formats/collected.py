"""What the rows of a file come to: students, sessions and faults, collected one row after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from mentorcli.formats.names import name_key, written_name
from mentorcli.formats.tables import TableRow, shown
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.models.foreign import ForeignFile, ForeignSession, ForeignStudent, RowFault
from mentorcli.models.session import MAX_MINUTES
from mentorcli.text import Bilingual, bilingual

T = TypeVar("T")


class RowError(Exception):
    """A row that cannot be taken; the reason is in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason)
        self.reason = reason


def unreadable(field: str, french: str, cell: str) -> RowError:
    """Return the error for a cell that cannot be read; `field` and `french` name it in English and in French."""
    said = shown(cell)
    return RowError(
        bilingual(f"{field} {said!r} cannot be read", f"{french} «\u00a0{said}\u00a0» est illisible")
        if cell.strip()
        else bilingual(f"{field} is missing", f"{french} manque")
    )


class Collected:
    """The rows of one file so far."""

    def __init__(self, tool: str) -> None:
        self.tool = tool
        self.students: dict[str, ForeignStudent] = {}
        self.sessions: list[ForeignSession] = []
        self.faults: list[RowFault] = []
        self.remarks: list[Bilingual] = []
        self.counted: Counter[str] = Counter()  # of what remarks tell

    def student(self, name: str, key: str = "", **known: object) -> str:
        """Return the key of a student, who is new or known; a known one keeps what was said of them first.

        Raises RowError for a row without a name.
        """
        parts = name_key(name)
        if not parts:
            raise unreadable("the student's name", "le nom de l'étudiant", name)
        chosen = key or parts
        self.students.setdefault(chosen, ForeignStudent(chosen, written_name(name), **known))  # type: ignore[arg-type]
        return chosen

    def take(self, row: int, read: Callable[[], ForeignSession | None]) -> None:
        """Take a row as `read` returns it (None: nothing to take); one that it refuses is a fault."""
        try:
            session = read()
            _check_lengths(session)
        except RowError as error:
            self.faults.append(RowFault(row, error.reason))
            return
        if session is not None:
            self.sessions.append(session)

    def told(self, name: str) -> None:
        """Count a row of which a remark is to tell."""
        self.counted[name] += 1

    def finished(self, encoding: str = "UTF-8") -> ForeignFile:
        """Return the file, its rows in their order, those that stand there twice named."""
        self._name_doubles()
        return ForeignFile(
            self.tool, tuple(self.students.values()), tuple(self.sessions), tuple(self.faults),
            tuple(self.remarks), encoding,
        )  # fmt: skip

    def _name_doubles(self) -> None:
        """Make faults of rows that nothing tells apart from an earlier one, unless they say the same."""
        first: dict[str, ForeignSession] = {}
        kept: list[ForeignSession] = []
        for session in self.sessions:
            known = first.setdefault(session.key, session)
            if known is session:
                kept.append(session)
            elif known._replace(row=0) == session._replace(row=0):
                self.told("twice")
            else:
                self.faults.append(_same_as(session.row, known.row))
        self.sessions = kept
        self.faults.sort(key=lambda fault: fault.row)
        if twice := self.counted["twice"]:
            self.remarks.append(_twice(twice))


def _check_lengths(session: ForeignSession | None) -> None:
    """Raise RowError for a session that is longer than any can be."""
    longest = max((session.minutes or 0, session.lasted or 0)) if session is not None else 0
    if longest > MAX_MINUTES:
        raise RowError(
            bilingual(
                f"it is {longest} minutes long, of {MAX_MINUTES} at most",
                f"elle dure {longest} minutes, pour {MAX_MINUTES} au plus",
            )
        )


def check_width(row: TableRow, header: Sequence[str]) -> None:
    """Raise RowError for a row with more cells than there are columns: which is which is not certain then."""
    if any(cell.strip() for cell in row.cells[len(header) :]):
        raise RowError(
            bilingual(
                f"{len(row.cells)} cells for {len(header)} columns: give the last one a header, or put the text with "
                "a separator in it between quotes",
                f"{len(row.cells)} cases pour {len(header)} colonnes\u00a0: donnez un en-tête à la dernière, ou mettez "
                "entre guillemets le texte qui contient un séparateur",
            )
        )


def _same_as(row: int, earlier: int) -> RowFault:
    return RowFault(
        row,
        bilingual(
            f"nothing tells it from row {earlier}, which says otherwise",
            f"rien ne la distingue de la ligne {earlier}, qui dit autre chose",
        ),
    )


def _twice(number: int) -> Bilingual:
    return bilingual(
        f"{number} rows repeated word for word: taken once"
        if number > 1
        else "1 row repeated word for word: taken once",
        f"{number} lignes répétées mot pour mot\u00a0: prises une fois"
        if number > 1
        else "1 ligne répétée mot pour mot\u00a0: prise une fois",
    )


def checked_start(found: datetime | date | None, field: str, french: str, cell: str) -> datetime | date:
    """Return a start. Raises RowError for none, and for a year that nobody means."""
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise unreadable(field, french, cell)
    return found


def meaning(found: T | None, field: str, french: str, cell: str) -> T:
    """Return what a word means. Raises RowError for a word that means nothing here."""
    if found is None:
        raise unreadable(field, french, cell)
    return found

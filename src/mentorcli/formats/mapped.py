"""Any table with a row a session: its columns are known by their names, or by what the user says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats import words
from mentorcli.formats.collected import Collected, RowError, T, checked_start, meaning, unreadable
from mentorcli.formats.figures import clock_of, level_of, minutes_between, moment_of, seconds_of
from mentorcli.formats.tables import Table, TableRow, named_cells, shown
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.models.session import SessionKind, SessionStatus
from mentorcli.text import bilingual

TOOL = "csv"
_YES = {"true", "yes", "oui", "vrai", "1", "x"}

FIELDS: dict[str, tuple[str, ...]] = {
    "student": ("student", "étudiant", "étudiante", "élève", "name", "nom", "nom complet", "invitee name", "mentee"),
    "email": ("student email", "email", "e-mail", "invitee email", "adresse e-mail", "courriel"),
    "start": (
        "start",
        "date",
        "début",
        "when",
        "scheduled at",
        "start date & time",
        "date et heure",
        "date de session",
    ),
    "time": ("time", "heure", "start time", "heure de début"),
    "end": ("end", "fin", "stop", "end date & time", "heure de fin"),
    "kind": ("kind", "type", "nature", "type de session"),
    "status": ("status", "statut", "état", "résultat"),
    "cancelled": ("canceled", "cancelled", "annulé", "annulée"),
    "planned": ("planned", "duration", "durée", "durée prévue", "duration minutes", "planned minutes"),
    "lasted": ("lasted", "actual minutes", "durée réelle", "real duration", "durée effective"),
    "level": ("level", "niveau", "lvl", "expertise", "niveau d'expertise"),
    "funding": ("funding", "financement"),
    "project": ("project", "projet", "project title"),
    "notes": ("notes", "note", "comment", "commentaire", "commentaires"),
    "id": ("id", "session id", "uid", "event uuid", "identifiant"),
}
"""The fields of a row, each with the names of columns by which it is known. `--map FIELD=COLUMN` says another."""

FIRST_NAMES = ("first name", "prénom", "invitee first name", "given name")
_FRENCH = {
    "student": "l'étudiant", "start": "la date", "time": "l'heure", "end": "la fin", "kind": "le type",
    "status": "le statut", "planned": "la durée", "lasted": "la durée réelle", "level": "le niveau",
    "funding": "le financement",
}  # fmt: skip


def places_of(found: Table, columns: Mapping[str, str]) -> dict[str, int]:
    """Return where the columns of a table are, by field; `columns` names some by field, as the user said.

    Raises UsageError for a field or a column that there is not.
    """
    places = {field: found.column(*names) for field, names in FIELDS.items()}
    places["first"] = found.column(*FIRST_NAMES) if "student" not in columns else None
    for field, column in columns.items():
        if field not in FIELDS:
            raise UsageError(
                bilingual(f"--map {shown(field)}: no such field", f"--map {shown(field)}\u00a0: ce champ n'existe pas"),
                bilingual(f"Fields: {', '.join(FIELDS)}", f"Champs\u00a0: {', '.join(FIELDS)}"),
            )
        places[field] = found.column(column)
        if places[field] is None:
            listed = ", ".join(map(shown, found.header[:30]))
            raise UsageError(
                bilingual(
                    f"The file has no column {shown(column)!r}",
                    f"Le fichier n'a pas de colonne «\u00a0{shown(column)}\u00a0»",
                ),
                bilingual(f"Its columns: {listed}", f"Ses colonnes\u00a0: {listed}"),
            )
    return {field: place for field, place in places.items() if place is not None}


def read(found: Table, name: str, columns: Mapping[str, str]) -> ForeignFile:
    """Return what a table holds. Raises RefusedError for one without a column of students or of dates.

    `columns` names columns by field where the user did. Raises UsageError for one that there is not.
    """
    places = places_of(found, columns)
    missing = [field for field in ("student", "start") if field not in places]
    if missing:
        raise _no_column(found, name, missing)
    collected = Collected(TOOL)
    _remark_left_out(collected, found, places)
    if "status" not in places and "cancelled" not in places:
        collected.remarks.append(
            bilingual(
                "no column says what became of the sessions: they are taken as planned, to be documented",
                "aucune colonne ne dit ce que les sessions sont devenues\u00a0: prises comme prévues, à renseigner",
            )
        )
    for row in found.rows:
        collected.take(row.line, partial(_session, collected, row, places))
    return collected.finished()


def _no_column(found: Table, name: str, missing: list[str]) -> RefusedError:
    """Return the error for a table in which no column has a known name for what a session cannot be without."""
    listed = ", ".join(map(shown, found.header[:30]))
    english, french = " and which ".join(missing), " et laquelle ".join(_FRENCH[one] for one in missing)
    wanted = " ".join(f"--map {field}=COLUMN" for field in missing)
    return RefusedError(
        bilingual(
            f"{name}: which column is {english}? It has: {listed}",
            f"{name}\u00a0: quelle colonne est {french}\u00a0? Il a\u00a0: {listed}",
        ),
        bilingual(f"Name it: {wanted}", f"Nommez-la\u00a0: {wanted.replace('COLUMN', 'COLONNE')}"),
    )


def _remark_left_out(collected: Collected, found: Table, places: Mapping[str, int]) -> None:
    taken = set(places.values())
    left = [column for at, column in enumerate(found.header) if at not in taken and column]
    if left:
        listed = ", ".join(shown(column, 20) for column in left[:8]) + (", …" if len(left) > 8 else "")  # noqa: PLR2004
        collected.remarks.append(
            bilingual(f"columns not taken: {listed}", f"colonnes laissées de côté\u00a0: {listed}")
        )


def _session(collected: Collected, row: TableRow, places: Mapping[str, int]) -> ForeignSession:
    cells = dict.fromkeys(FIELDS, "") | {"first": ""} | named_cells(row, places)
    start = _start(cells)
    status, reason = _outcome(cells, places)
    name = " ".join(part for part in (cells["first"], cells["student"]) if part)
    student = collected.student(name, email=cells["email"] or None)
    said = start.isoformat()
    return ForeignSession(
        row=row.line,
        key=cells["id"] or f"{student} {said}",
        student=student,
        start=start,
        status=status,
        reason=reason,
        kind=_kind(cells),
        minutes=_length(cells, "planned"),
        lasted=_lasted(cells, start, status),
        level=_level(cells),
        funding=_word(cells, "funding", words.funding_of) if cells["funding"] else None,
        project=cells["project"] or None,
        notes=cells["notes"] or None,
    )


def _start(cells: Mapping[str, str]) -> datetime | date:
    """Return the start, its time of day from a column of its own where there is one. Raises RowError."""
    found = checked_start(moment_of(cells["start"]), "start", _FRENCH["start"], cells["start"])
    if cells["time"] and not isinstance(found, datetime):
        clock = meaning(clock_of(cells["time"]), "time", _FRENCH["time"], cells["time"])
        return datetime.combine(found, clock)
    return found


def _outcome(cells: Mapping[str, str], places: Mapping[str, int]) -> words.Outcome:
    if cells["cancelled"].casefold() in _YES:
        return words.CANCELLED
    if "status" in places:
        return _word(cells, "status", words.outcome_of)
    return words.PLANNED


def _kind(cells: Mapping[str, str]) -> SessionKind:
    return _word(cells, "kind", words.kind_of) if cells["kind"] else SessionKind.MENTORING


def _word(cells: Mapping[str, str], field: str, read_word: Callable[[str], T | None]) -> T:
    return meaning(read_word(cells[field]), field, _FRENCH[field], cells[field])


def _length(cells: Mapping[str, str], field: str) -> int | None:
    """Return a length in minutes, a plain number being minutes. Raises RowError for one that cannot be read."""
    text = cells[field]
    if not text:
        return None
    if text.isdecimal() and text.isascii() and len(text) < 6:  # noqa: PLR2004 - a week has 10,080 minutes
        return int(text) or None
    return minutes_between(meaning(seconds_of(text), field, _FRENCH[field], text))


def _lasted(cells: Mapping[str, str], start: datetime | date, status: SessionStatus) -> int | None:
    """Return the real length of a held session, from its own column or from the end."""
    if status is not SessionStatus.COMPLETED:
        return None
    if cells["lasted"] or not cells["end"] or not isinstance(start, datetime):
        return _length(cells, "lasted")
    end = moment_of(cells["end"]) or clock_of(cells["end"])
    if not isinstance(end, datetime) and end is not None and not isinstance(end, date):
        end = datetime.combine(start, end, tzinfo=start.tzinfo)
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        raise unreadable("end", _FRENCH["end"], cells["end"])
    if end < start:
        raise RowError(bilingual("it ends before it begins", "elle finit avant de commencer"))
    return minutes_between((end - start).total_seconds())


def _level(cells: Mapping[str, str]) -> int | None:
    try:
        return level_of(cells["level"])
    except ValueError:
        raise unreadable("level", _FRENCH["level"], cells["level"]) from None

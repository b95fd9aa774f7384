"""Any table with a row a session: its columns are known by their names, or by what the user says of them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import partial

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats import words
from mentorcli.formats.collected import Collected, check_width
from mentorcli.formats.day_and_time import with_time
from mentorcli.formats.row_cells import (
    FRENCH,
    kind_in,
    lasted_in,
    length_in,
    level_in,
    outcome_in,
    start_in,
    word_in,
)
from mentorcli.formats.tables import Table, TableRow, named_cells, plain, shown
from mentorcli.models.foreign import ForeignFile, ForeignSession
from mentorcli.text import Bilingual, bilingual

TOOL = "csv"

Saved = Mapping[str, Mapping[str, str]]
"""Columns by field, by the name under which the mentor has them remembered."""

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
    "planned": (
        *("planned", "duration", "durée", "durée prévue", "duration minutes", "planned minutes", "length", "longueur"),
        *("planned length", "duration (min)", "durée (min)", "duration (minutes)", "durée (minutes)"),
    ),
    "lasted": ("lasted", "actual minutes", "durée réelle", "real duration", "durée effective"),
    "level": ("level", "niveau", "lvl", "expertise", "niveau d'expertise"),
    "funding": ("funding", "financement"),
    "project": ("project", "projet", "project title"),
    "notes": ("notes", "note", "comment", "commentaire", "commentaires"),
    "id": ("id", "session id", "uid", "event uuid", "identifiant"),
}
"""The fields of a row, each with the names of columns by which it is known. `--map FIELD=COLUMN` says another."""

FIRST_NAMES = ("first name", "prénom", "invitee first name", "given name")


def places_of(
    found: Table, columns: Mapping[str, str], fields: Mapping[str, tuple[str, ...]] = FIELDS
) -> dict[str, int]:
    """Return where the columns of a table are, by field; `columns` names some by field, as the user said.

    `fields` are those that a row may have, each with the names by which it is known.

    Raises UsageError for a field or a column that there is not.
    """
    places = {field: found.column(*names) for field, names in fields.items()}
    places["first"] = found.column(*FIRST_NAMES) if "student" not in columns else None
    for field, column in columns.items():
        if field not in fields:
            raise UsageError(
                bilingual(f"--map {shown(field)}: no such field", f"--map {shown(field)}\u00a0: ce champ n'existe pas"),
                bilingual(f"Fields: {', '.join(fields)}", f"Champs\u00a0: {', '.join(fields)}"),
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


def known_names(columns: Mapping[str, str], saved: Saved, fields: Mapping[str, tuple[str, ...]] = FIELDS) -> set[str]:
    """Return the names by which a header is known: those of the fields, and those that the user gave."""
    own = {column for one in (columns, *saved.values()) for column in one.values()}
    return own.union(FIRST_NAMES, *fields.values())


def remembered(
    header: Sequence[str], saved: Saved, fields: Container[str]
) -> tuple[Mapping[str, str], tuple[Bilingual, ...]]:
    """Return the columns of the first remembered map that a header has all columns of, and a remark that says so.

    Fields that are not among `fields` do not count. Nothing where none fits.
    """
    known = {plain(one) for one in header}
    for name, columns in saved.items():
        own = {field: column for field, column in columns.items() if field in fields}
        if own and all(plain(column) in known for column in own.values()):
            return own, (bilingual(f"columns as saved: {name}", f"colonnes enregistrées\u00a0: {name}"),)
    return {}, ()


def read(found: Table, name: str, columns: Mapping[str, str], saved: Saved | None = None) -> ForeignFile:
    """Return what a table holds. Raises RefusedError for one without a column of students or of dates.

    `columns` names columns by field where the user did, else one of the `saved` that fits does. Raises UsageError for
    a column that there is not.
    """
    remarks: tuple[Bilingual, ...] = ()
    if not columns:
        columns, remarks = remembered(found.header, saved or {}, FIELDS)
    places, told = with_time(found, places_of(found, columns), columns)
    missing = [field for field in ("student", "start") if field not in places]
    if missing:
        raise _no_column(found, name, missing)
    collected = Collected(TOOL)
    collected.remarks += (*remarks, *told)
    _remark_left_out(collected, found, places)
    if "status" not in places and "cancelled" not in places:
        collected.remarks.append(
            bilingual(
                "no column says what became of the sessions: they are taken as planned, to be documented",
                "aucune colonne ne dit ce que les sessions sont devenues\u00a0: prises comme prévues, à renseigner",
            )
        )
    for row in found.rows:
        collected.take(row.line, partial(_session, collected, row, found.header, places))
    return collected.finished()


def _no_column(found: Table, name: str, missing: list[str]) -> RefusedError:
    """Return the error for a table in which no column has a known name for what a session cannot be without."""
    listed = ", ".join(map(shown, found.header[:30]))
    english, french = " and which ".join(missing), " et laquelle ".join(FRENCH[one] for one in missing)
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


def _session(collected: Collected, row: TableRow, header: Sequence[str], places: Mapping[str, int]) -> ForeignSession:
    check_width(row, header)
    cells = dict.fromkeys(FIELDS, "") | {"first": ""} | named_cells(row, places)
    start = start_in(cells)
    status, reason = outcome_in(cells, places)
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
        kind=kind_in(cells),
        minutes=length_in(cells, "planned"),
        lasted=lasted_in(cells, start, status),
        level=level_in(cells),
        funding=word_in(cells, "funding", words.funding_of) if cells["funding"] else None,
        project=cells["project"] or None,
        notes=cells["notes"] or None,
    )

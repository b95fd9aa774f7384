"""An export taken in again: every row is checked first, then all of it becomes one operation.

Records have the same ids in both, so the same export twice changes nothing, and one into a store with data is merged
with it: what is the same stays, what differs is listed and taken from the export only where that is asked for, what
only the store has stays too.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from mentorcli.counts import counted
from mentorcli.errors import NewerStoreError, NotFoundError, UnreadableError
from mentorcli.store.decoding import refusal
from mentorcli.store.french import fault_in_both
from mentorcli.store.import_fields import NESTED
from mentorcli.store.import_people import apart, people
from mentorcli.store.import_plan import Difference, Plan
from mentorcli.store.import_rows import FIRST_SESSION, PRIVATE, ImportRows
from mentorcli.store.layout import SCHEMA
from mentorcli.store.newer_fields import Row, foreign_records, unknown_fields
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

__all__ = [
    "FIRST_SESSION", "NESTED", "PRIVATE", "Difference", "Plan", "foreign_records", "parse", "plan", "unknown_fields",
]  # fmt: skip

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_HINT = bilingual(
    "Give a file written by: mentor store export --out FILE",
    "Donnez un fichier écrit par\u00a0: mentor store export --out FICHIER",
)


def parse(data: bytes, name: str) -> Row:
    """Return an export as plain data. Raises UnreadableError for anything else, NewerStoreError for a newer one."""
    document = _decoded(data, name)
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(schema, int):
        raise UnreadableError(
            bilingual(
                f"{name} is no export of mentor: it has no schema",
                f"{name} n'est pas un export de mentor\u00a0: il n'a pas de schéma",
            ),
            _HINT,
        )
    if schema > SCHEMA:
        raise NewerStoreError(
            bilingual(
                f"{name} has schema {schema}, this version of mentor reads up to {SCHEMA}",
                f"{name} a le schéma {schema}, cette version de mentor lit jusqu'à {SCHEMA}",
            ),
            bilingual("Upgrade mentor.", "Mettez mentor à jour."),
        )
    return document


def _decoded(data: bytes, name: str) -> object:
    """Return JSON as plain data. Raises UnreadableError, also for what two readers could take differently."""
    twice: list[str] = []

    def unique(pairs: list[tuple[str, object]]) -> Row:
        row = dict(pairs)
        if len(row) != len(pairs):
            keys = [key for key, _ in pairs]
            double = next(key for key in row if keys.count(key) > 1)
            twice.append(f"the key {double!r} stands twice in one object (id {row.get('id')!r})")
        return row

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no number in JSON")

    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=unique, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise _malformed(name, error) from None
    if twice:
        raise _refused(name, twice)
    if _SURROGATE.search(data) and (found := list(_no_unicode(document, ()))):
        raise _refused(name, found)
    return document


def _malformed(name: str, error: Exception) -> UnreadableError:
    """Return the error for a text that is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        english, french = f", line {error.lineno}: {error.msg}", f", ligne {error.lineno}\u00a0: JSON mal formé"
    else:
        english, french = f": {refusal(error)}", f"\u00a0: {refusal(error).french}"
    return UnreadableError(bilingual(f"{name}{english}", f"{name}{french}"), _HINT)


def _no_unicode(value: object, place: tuple[str, ...]) -> Iterator[str]:
    """Yield where a text holds half of a character (a lone surrogate), which no file of ours can."""
    inside: Iterable[tuple[str, object]] = ()
    if isinstance(value, dict):
        if not all(map(_is_unicode, value)):
            yield f"{', '.join(place) or 'mentor'}: a name with half of a character in it"
            return
        inside = (((f"field {key}" if place else key), one) for key, one in value.items())
    elif isinstance(value, list):
        inside = ((f"row {number}", one) for number, one in enumerate(value, 1))
    elif isinstance(value, str) and not _is_unicode(value):
        yield f"{', '.join(place)}: half of a character"
    for step, one in inside:
        yield from _no_unicode(one, (*place, step))


def _is_unicode(text: str) -> bool:
    """Return whether a text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refused(name: str, faults: list[str]) -> UnreadableError:
    return UnreadableError(
        bilingual(
            f"{name} has {counted('fault', len(faults), 'en')}: nothing was imported",
            f"{name} a {counted('fault', len(faults), 'fr')}\u00a0: rien n'a été importé",
        ),
        bilingual("Correct the rows named.", "Corrigez les lignes nommées."),
        tuple(fault_in_both(fault) for fault in faults),
    )


def plan(
    store: Store,
    document: Row,
    name: str,
    progress: Callable[[int], None] = lambda _: None,
    *,
    now: datetime,
    theirs: bool = False,
    instead: Mapping[str, StudentRecords] | None = None,
) -> Plan:
    """Return what an import at a moment (aware) leaves to be written.

    `theirs`: records that differ are taken from the file, else they stay as they are here. `instead` are the students
    as they are to be before it, by the slug of now: one who becomes part of another stands under both slugs.
    Raises UnreadableError with every fault of every row.
    """
    known = {one.id: one for one in (_everyone(store) | dict(instead or {})).values()}
    found = people(document.get("students"), document.get("sessions"), known, store.slugs(), store.erased())
    rows = ImportRows(known, store.mentor(), found, now, theirs=theirs)
    rows.students(document.get("students", []))
    rows.sessions(document.get("sessions", []), progress)
    rows.mentor(document.get("mentor", {}))
    if rows.faults:
        raise _refused(name, rows.faults)
    return rows.plan()


def entries_apart(store: Store, document: Row) -> list[tuple[StudentRecords, StudentRecords]]:
    """Return the entries of the store that are one person in an export: the one that goes, and that it is part of."""
    if not any(isinstance(row, dict) and row.get("aliases") for row in _listed(document)):
        return []
    known = _everyone(store)
    return [(known[gone], known[into]) for gone, into in apart(document.get("students"), known)]


def _listed(document: Row) -> list[object]:
    """Return the rows of the students of an export."""
    rows = document.get("students")
    return rows if isinstance(rows, list) else []


def _everyone(store: Store) -> dict[str, StudentRecords]:
    """Return the students of the store by slug."""
    known = {}
    for slug in store.slugs():
        with contextlib.suppress(NotFoundError):  # an erased student whose folder is there again
            known[slug] = store.student(slug)
    return known

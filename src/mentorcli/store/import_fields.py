"""What a row of an export has beside the fields of its record, and what it leaves out."""

from __future__ import annotations

import hashlib
import json

import msgspec

from mentorcli.models.student import Student, is_random_id
from mentorcli.rules.profile import faults
from mentorcli.store.import_plan import Fields
from mentorcli.store.layout import known_fields
from mentorcli.store.newer_fields import Row
from mentorcli.text import bilingual

NESTED = {"note": "notes", "project": "projects", "goal": "goals", "resource": "resources"}
"""Types of records with a list of their own in an exported student; the others stand under `records`."""
_DERIVED = {
    "student": {"uid", "funding_periods", "records", *NESTED.values()},
    "session": {"presence_confirmed", "recording_required"},
}
_ID_CHARS = 12
_NO_UID = bilingual("no uid (8 to 32 of 0-9 and a-z)", "pas un uid (de 8 à 32 caractères de 0-9 et a-z)")
_NULL = bilingual("null inside, which no profile can hold", "contient null, qu'aucun profil ne peut garder")


def misplaced(kind: str, place: str) -> list[str]:
    """Return the fault of records that have a list of their own and stand elsewhere, none for others."""
    own = {"student": "students", "session": "sessions"}.get(kind)
    if own is None:
        return []
    english, french = f"these stand in {own}, not here", f"leur place est dans {own}, pas ici"
    return [bilingual(f"{place}, field {kind}: {english}", f"{place}, champ {kind}\u00a0: {french}")]


def extra_fields(kind: str, row: Row) -> Fields:
    """Return the fields of a row that only a newer version knows."""
    known, derived = known_fields(kind), _DERIVED.get(kind, set())
    return {
        key: msgspec.Raw(msgspec.json.encode(value))
        for key, value in row.items()
        if key not in known and key not in derived
    }


def funding_periods(row: Row, known: Student | None) -> object:
    """Return the funding periods of a row; one that names the funding alone leaves the periods that end in it."""
    if "funding_periods" in row:
        return row["funding_periods"]
    named = row.get("funding")
    if known is not None and known.funding and known.funding[-1].funding == named:
        return msgspec.to_builtins(known.funding)
    return [{"funding": named}] if named not in (None, "unknown") else []


def name_faults(student: Student | None, place: str) -> list[str]:
    """Return the fault of a name that no option would take, of accents alone or endless, else nothing."""
    if student is None:
        return []
    return [
        bilingual(f"{place}, field name: {one.what}", f"{place}, champ name\u00a0: {one.what.french}")
        for one in faults({"name": student.name})
    ]


def student_faults(row: Row, place: str) -> list[str]:
    """Return what is wrong with the uids of a student's row, and the fields of newer versions that no profile holds."""
    aliases = row.get("aliases")
    uids = [("uid", row.get("uid")), *(("aliases", uid) for uid in (aliases if isinstance(aliases, list) else ()))]
    found: list[str] = [
        bilingual(f"{place}, field {field}: {_NO_UID}", f"{place}, champ {field}\u00a0: {_NO_UID.french}")
        for field, uid in uids
        if uid is not None and not (isinstance(uid, str) and is_random_id(uid))
    ]
    known = known_fields("student") | _DERIVED["student"]
    found += [
        bilingual(f"{place}, field {key}: {_NULL}", f"{place}, champ {key}\u00a0: {_NULL.french}")
        for key, value in row.items()
        if key not in known and value is not None and _holds_null(value)
    ]
    return found


def _holds_null(value: object) -> bool:
    """Return whether there is a null somewhere in a value."""
    if isinstance(value, dict):
        return any(map(_holds_null, value.values()))
    return any(map(_holds_null, value)) if isinstance(value, list) else value is None


def derived_id(kind: str, owner: str | None, row: Row) -> str:
    """Return an id made from a record's content, so that importing it twice makes it once."""
    content = json.dumps([kind, owner, row], sort_keys=True)
    return f"{int(hashlib.sha256(content.encode()).hexdigest(), 16):x}"[:_ID_CHARS]

"""Who the students of an export are: people of this store, people who were erased from it, or new ones.

The uid tells people apart, never the slug: two stores that each have an Ann have two of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mentorcli.models.student import is_slug
from mentorcli.rules.student import free_slug
from mentorcli.store.newer_fields import Row
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import fold

_UID_CHARS = 12


class Person(NamedTuple):
    """Somebody in an export: the slug and the uid they have in this store, and who they are in it, if anybody.

    `erased`: they were erased from it, so that nothing of them is taken in. `part`: the entry became part of another
    one here, whose profile stays as it is.
    """

    slug: str
    uid: str
    known: StudentRecords | None
    erased: bool
    part: bool = False


def people(
    rows: object, sessions: object, known: Mapping[str, StudentRecords], taken: Iterable[str], erased: Iterable[str]
) -> dict[str, Person]:
    """Return the people of an export by their slugs in it. Rows that are no students are left out.

    `known` are the students of the store by slug, `taken` the slugs that a new one cannot have, `erased` the uids of
    those who were erased.
    """
    listed = [row for row in _objects(rows) if is_slug(str(row.get("id") or ""))]
    owned = _record_ids(listed, sessions)
    aliases = {alias: records for records in known.values() for alias in records.student.aliases}
    by_uid = {**aliases, **{records.student.tombstone: records for records in known.values()}}
    gone, used = set(erased), {*taken}
    names = {str(row["id"]) for row in listed}
    found: dict[str, Person] = {}
    for row in listed:
        slug = str(row["id"])
        uid = str(row.get("uid") or row.get("tombstone") or "")
        here = by_uid.get(uid or _uid_of(row))
        if here is None and not uid and slug in known and _is_same(known[slug], row, owned[slug]):
            here = known[slug]
        if here is not None:
            part = bool(uid) and uid != here.student.tombstone
            found.setdefault(slug, Person(here.id, here.student.tombstone, here, erased=False, part=part))
            continue
        uid = uid or _uid_of(row)
        own = free_slug(slug, used | names) if slug in used else slug
        used.add(own)
        found.setdefault(slug, Person(own, uid, None, erased=uid in gone))
    return found


def _objects(rows: object) -> list[Row]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _record_ids(students: list[Row], sessions: object) -> dict[str, set[str]]:
    """Return the ids of the records of each student of an export, by slug."""
    owned: dict[str, set[str]] = {str(row["id"]): set() for row in students}
    for row in students:
        nested = row.get("records")
        lists = [*row.values(), *(nested.values() if isinstance(nested, dict) else ())]
        records = (record for listed in lists for record in _objects(listed))
        owned[str(row["id"])].update(str(record["id"]) for record in records if record.get("id"))
    for row in _objects(sessions):
        if row.get("student") in owned and row.get("id"):
            owned[str(row["student"])].add(str(row["id"]))
    return owned


def _is_same(known: StudentRecords, row: Row, owned: set[str]) -> bool:
    """Return whether a student without a uid is the one of that slug: by an equal e-mail or one record of both."""
    email = row.get("email")
    if isinstance(email, str) and known.student.email and fold(email) == fold(known.student.email):
        return True
    own = {key for kind in known.replay.kinds() for key in known.replay.current(kind)}
    return bool(owned & _telling(own - {known.id}))


def _telling(ids: set[str]) -> set[str]:
    """Return the ids that no other student has: those that were drawn at random, not made from a checklist's item."""
    return {key for key in ids if key.isalnum() and len(key) >= _UID_CHARS}


def _uid_of(row: Row) -> str:
    """Return a uid made from all that an export tells of a student, so that importing it twice makes them once."""
    content = json.dumps(row, sort_keys=True, default=str)
    return f"{int(hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest(), 16):x}"[:_UID_CHARS]

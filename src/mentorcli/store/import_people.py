"""Who the students of an export are: people of this store, people who were erased from it, or new ones.

The uid tells people apart, never the slug: two stores that each have an Ann have two of them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import hexdigits
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
    one here, whose profile stays as it is. `alias`: they are known here by another uid; it is theirs too from now on.
    """

    slug: str
    uid: str
    known: StudentRecords | None
    erased: bool
    part: bool = False
    alias: str | None = None


class _Here:
    """The students of the store, by all that an export may know them by."""

    def __init__(self, known: Mapping[str, StudentRecords], rows: list[Row]) -> None:
        self._known = known
        self._claimed = {_given_uid(row) for row in rows}
        aliases = {alias: records for records in known.values() for alias in records.student.aliases}
        self._by_uid = {**aliases, **{records.student.tombstone: records for records in known.values()}}
        self._holders = {key: records.id for records in known.values() for key in _telling(records)}

    def by_uid(self, uid: str) -> StudentRecords | None:
        """Return who has a uid, or had it before they became part of somebody."""
        return self._by_uid.get(uid)

    def part(self, row: Row) -> StudentRecords | None:
        """Return who has a uid of an entry that became part of that of a row, and no row of their own."""
        here = (self.by_uid(uid) for uid in _aliases(row) if uid not in self._claimed)
        return next((one for one in here if one is not None and one.student.tombstone not in self._claimed), None)

    def same(self, row: Row, owned: set[str]) -> StudentRecords | None:
        """Return who is the one of a row by a record of both, or by an equal slug and e-mail.

        The latter is not enough for two who have uids of their own. Nobody is who stands in a row of their own too.
        """
        holders = Counter(self._holders[key] for key in owned if key in self._holders)
        found = [self._known[slug] for slug, _ in holders.most_common()]
        namesake = self._known.get(str(row["id"]))
        if namesake is not None and _same_email(namesake, row):
            found += [namesake] if not _given_uid(row) or is_made_up(namesake.student.tombstone) else []
        one = next((one for one in found if not self._claimed & {one.student.tombstone, *one.student.aliases}), None)
        if one is not None:
            self._claimed.add(one.student.tombstone)
        return one


def people(
    rows: object, sessions: object, known: Mapping[str, StudentRecords], taken: Iterable[str], erased: Iterable[str]
) -> dict[str, Person]:
    """Return the people of an export by their slugs in it. Rows that are no students are left out.

    `known` are the students of the store by slug, `taken` the slugs that a new one cannot have, `erased` the uids of
    those who were erased.
    """
    listed = [row for row in _objects(rows) if is_slug(str(row.get("id") or ""))]
    owned = _record_ids(listed, sessions)
    here = _Here(known, listed)
    gone, used = set(erased), {*taken}
    names = {str(row["id"]) for row in listed}
    found: dict[str, Person] = {}
    for row in listed:
        slug, given = str(row["id"]), _given_uid(row)
        uid = given or _uid_of(row)
        one = here.by_uid(uid) or ((here.part(row) or here.same(row, owned[slug])) if uid not in gone else None)
        if one is not None:
            found.setdefault(slug, _person(one, given))
            continue
        own = free_slug(slug, used | names) if slug in used else slug
        used.add(own)
        found.setdefault(slug, Person(own, uid, None, erased=uid in gone))
    return found


def apart(rows: object, known: Mapping[str, StudentRecords]) -> list[tuple[str, str]]:
    """Return the entries of the store that are one person in an export: slugs, of the one that goes and of the other.

    The export names their uids as those of one entry, and has none of their own for them.
    """
    listed = [row for row in _objects(rows) if is_slug(str(row.get("id") or ""))]
    here = _Here(known, listed)
    rowed, found = {_given_uid(row) for row in listed}, dict[str, str]()
    for row in listed:
        named = [one for uid in _aliases(row) if uid not in rowed and (one := here.by_uid(uid)) is not None]
        into = here.by_uid(_given_uid(row)) or next(iter(named), None)
        found |= {one.id: into.id for one in named if into is not None and one.id not in (into.id, *found)}
    return [(gone, into) for gone, into in found.items() if into not in found]


def _aliases(row: Row) -> list[str]:
    """Return the uids of the entries that became part of that of a row."""
    there = row.get("aliases")
    return list(map(str, there)) if isinstance(there, list) else []


def _person(here: StudentRecords, given: str) -> Person:
    """Return who is here already under a uid of the export, empty where it gives none.

    One that was made up for want of another gives way to it.
    """
    own, aliases = here.student.tombstone, here.student.aliases
    if given in ("", own, *aliases):
        return Person(here.id, own, here, erased=False, part=given in aliases)
    uid, alias = (given, own) if is_made_up(own) else (own, given)
    return Person(here.id, uid, here, erased=False, alias=alias)


def _given_uid(row: Row) -> str:
    """Return the uid that a row gives, empty where it gives none."""
    return str(row.get("uid") or row.get("tombstone") or "")


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
        student = row.get("student")
        if isinstance(student, str) and student in owned and row.get("id"):
            owned[student].add(str(row["id"]))
    return owned


def _same_email(known: StudentRecords, row: Row) -> bool:
    email = row.get("email")
    return isinstance(email, str) and bool(known.student.email) and fold(email) == fold(known.student.email or "")


def _telling(known: StudentRecords) -> Iterator[str]:
    """Yield the ids that no other student has: those drawn at random, not made from a slug or a checklist's item."""
    for kind in known.replay.kinds() - {"student"}:
        yield from (key for key in known.replay.current(kind) if key.isalnum() and len(key) >= _UID_CHARS)


def is_made_up(uid: str) -> bool:
    """Return whether a uid was made from a row that had none, as far as can be told: it has no letter beyond f."""
    return len(uid) == _UID_CHARS and not uid.strip(hexdigits)


def _uid_of(row: Row) -> str:
    """Return a uid made from all that an export tells of a student, so that importing it twice makes them once."""
    content = json.dumps(row, sort_keys=True, default=str)
    return f"{int(hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest(), 16):x}"[:_UID_CHARS]

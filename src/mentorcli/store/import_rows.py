"""The rows of an export, checked one by one against what the store holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import msgspec

from mentorcli.models.session import FirstSession, Session
from mentorcli.models.student import Student, is_slug
from mentorcli.store import import_fields
from mentorcli.store.batch import Change
from mentorcli.store.import_checks import row_faults
from mentorcli.store.import_people import Person, is_made_up
from mentorcli.store.import_plan import Difference, Fields, Plan, differing
from mentorcli.store.import_target import Target
from mentorcli.store.journal import DECODE_ERRORS, encode_record
from mentorcli.store.layout import record_type
from mentorcli.store.newer_fields import Row
from mentorcli.store.replay import Replay
from mentorcli.store.student_records import StudentRecords

FIRST_SESSION = "first-session"
PRIVATE = ("student", "session", FIRST_SESSION, "restoration", "settings", "message", "merge")
"""Types of records that have a place of their own in an export, or none."""
R = TypeVar("R")


class ImportRows:
    """Reads an export row by row, gathering faults and what is to be written."""

    def __init__(
        self,
        known: Mapping[str, StudentRecords],
        own: Replay,
        people: Mapping[str, Person],
        now: datetime,
        *,
        theirs: bool,
    ) -> None:
        self.faults: list[str] = []
        self._now = now
        self._known = known
        self._people = people
        self._theirs = theirs
        self._differences: list[Difference] = []
        self._united: list[tuple[str, str]] = []
        self._own = Target(None, own)
        self._targets: dict[str, Target] = {}
        self._owners = {key: slug for slug, known in known.items() for key in known.sessions}
        self._seen: set[tuple[str | None, str, str]] = set()
        self._counts = {"new": 0, "changed": 0, "same": 0}
        self._held: Session | None = None
        self._first_day: datetime | None = None

    def plan(self) -> Plan:
        """Return what was gathered."""
        changes = [
            Change(slug, one.known, one.student, one.records, one.extra)
            for slug, one in self._targets.items()
            if one.student is not None or one.records
        ]
        erased = [slug for slug, one in self._people.items() if one.erased]
        placed = [
            (slug, one.slug, one.known is None)
            for slug, one in self._people.items()
            if slug != one.slug and not one.erased and one.alias is None
        ]
        return Plan(
            changes, self._own.records, **self._counts,
            held=self._held, erased=erased, differences=self._differences, placed=placed,
            first_day=self._first_day, united=self._united,
        )  # fmt: skip

    def students(self, rows: object) -> None:
        """Take in the students with what is nested in them."""
        for place, row in self._rows(rows, "students"):
            slug = row.get("id")
            if not isinstance(slug, str) or not is_slug(slug):
                self.faults.append(f"{place}, field id: no slug (a-z, 0-9 and -, at most 60 of them)")
                continue
            person = self._people[slug]
            if person.erased or self._unfit(row, place):
                continue
            one = self._target(person.slug)
            if not person.part:
                self._student(row, one, person, place)
            nested = row.get("records") or {}
            if not isinstance(nested, dict):
                self.faults.append(f"{place}, field records: no object")
                continue
            for kind, listed in [
                *((kind, row.get(field) or []) for kind, field in import_fields.NESTED.items()),
                *nested.items(),
            ]:
                if self._has_no_place(kind, f"{place}, records"):
                    continue
                for inner, record in self._rows(listed, f"{place}, {import_fields.NESTED.get(kind, kind)}"):
                    if not (person.part and one.had(kind, record)):
                        self._record(kind, record, inner, one)

    def _unfit(self, row: Row, place: str) -> bool:
        """Return whether a student's row cannot be taken at all."""
        found = import_fields.student_faults(row, place)
        self.faults += found
        return bool(found)

    def _has_no_place(self, kind: str, place: str) -> bool:
        """Return whether records of a type are none of those that stand where they were found."""
        self.faults += import_fields.misplaced(kind, place)
        return kind in PRIVATE

    def _student(self, row: Row, one: Target, person: Person, place: str) -> None:
        """Take in a profile. The slug and the uid of a student who is there already stay."""
        known = self._known_as(person, one, str(row["id"]))
        fields = {key: value for key, value in row.items() if key in Student.__dataclass_fields__}
        fields["id"], fields["tombstone"] = person.slug, person.uid
        if "aliases" in row or known is not None:
            fields["aliases"] = self._aliases(row, known)
        fields["funding"] = import_fields.funding_periods(row, known)
        if fields.get("status", "") is None:
            del fields["status"]
        student = self._converted(Student, fields, place)
        self.faults += import_fields.name_faults(student, place)
        if student is None:
            return
        self.faults += row_faults("student", student, place, self._now)
        if (None, "student", person.uid) in self._seen:
            again = (None, "slug", str(row["id"])) in self._seen
            what = f"id: {row['id']}" if again else f"uid: {person.uid}"
            self.faults.append(f"{place}, field {what} a second time")
            return
        self._seen |= {(None, "student", person.uid), (None, "slug", str(row["id"]))}
        extra, stored = import_fields.extra_fields("student", row), one.newer_fields("student", student.id)
        if one.student == student and not extra:
            self._counts["changed"] += 1
        elif self._count("student", one, (known, student), (stored, extra)):
            one.student = student
            one.extra = {**stored, **extra}
        else:
            self._counts["changed"] += one.student is not None

    def _known_as(self, person: Person, one: Target, slug: str) -> Student | None:
        """Return the profile that a student has here; another uid of the same person goes with it from now on."""
        if person.known is None or person.alias is None:
            return person.known.student if person.known else None
        aliases = (*person.known.student.aliases, person.alias)
        one.student = replace(person.known.student, tombstone=person.uid, aliases=aliases)
        self._united.append((slug, person.slug))
        return one.student

    def _aliases(self, row: Row, known: Student | None) -> list[object]:
        """Return the uids of the entries that are part of a student, those that are entries of their own left out."""
        own = {one.student.tombstone for one in self._known.values()}
        own |= {one.uid for one in self._people.values() if not one.part}
        own -= set(known.aliases if known else ())
        there = row.get("aliases")
        named = [*(known.aliases if known else ()), *(there if isinstance(there, list) else ())]
        return [uid for uid in dict.fromkeys(map(str, named)) if uid not in own]

    def sessions(self, rows: object, progress: Callable[[int], None]) -> None:
        """Take in the sessions."""
        for place, row in self._rows(rows, "sessions"):
            progress(1)
            slug, key = row.get("student"), row.get("id")
            person = self._people.get(str(slug))
            if person is None and not (isinstance(slug, str) and slug in self._known):
                self.faults.append(f"{place}, field student: no student of that id in the file or the store")
                continue
            if person is not None and person.erased:
                continue
            slug = person.slug if person is not None else str(slug)
            if isinstance(key, str) and self._owners.setdefault(key, slug) != slug:
                self.faults.append(f"{place}, field id: that session is one of {self._owners[key]}")
                continue
            one = self._target(slug)
            moved = {**(one.renamed(row) if person is not None and person.part else row), "student": slug}
            session = self._record("session", moved, place, one)
            if isinstance(session, Session):
                self._held = session if session.held else self._held

    def mentor(self, tables: object) -> None:
        """Take in the mentor's own records."""
        if not isinstance(tables, dict):
            self.faults.append("mentor: no object")
            return
        for kind, rows in tables.items():
            if kind == FIRST_SESSION:
                for place, row in self._rows(rows, f"mentor, {kind}"):
                    note = self._converted(FirstSession, row, place)
                    self._first_day = note.erased if note is not None else None
            elif not self._has_no_place(kind, "mentor"):
                for place, row in self._rows(rows, f"mentor, {kind}"):
                    self._record(kind, row, place, self._own)

    def _target(self, slug: str) -> Target:
        if slug not in self._targets:
            known = self._known.get(slug)
            self._targets[slug] = Target(slug, known.replay if known else None, known)
        return self._targets[slug]

    def _rows(self, rows: object, what: str) -> Iterator[tuple[str, Row]]:
        """Yield the objects of a list, each with the place where it stands, rows counted from 1."""
        if not isinstance(rows, list):
            self.faults.append(f"{what}: no list")
            return
        for number, row in enumerate(rows, 1):
            if isinstance(row, dict):
                yield f"{what}, row {number}", row
            else:
                self.faults.append(f"{what}, row {number}: no object")

    def _record(self, kind: str, row: Row, place: str, target: Target) -> object:
        """Take in one record where it differs from the stored one; return it, None where it is faulty."""
        if kind != "session" and row.get("id") is None:
            row = {**row, "id": import_fields.derived_id(kind, self._uid(target.owner), row)}
        model = record_type(kind)
        record = self._converted(model, row, place) if model else row
        if record is None:
            return None
        if model is not None:
            self.faults += row_faults(kind, record, place, self._now)
        key = str(row["id"])
        if (target.owner, kind, key) in self._seen:
            self.faults.append(f"{place}, field id: {row['id']} a second time")
            return None
        self._seen.add((target.owner, kind, key))
        if model is None:
            target.records.append((kind, msgspec.Raw(msgspec.json.encode(row))))
            return record
        newer = target.newer_fields(kind, key)
        extra = import_fields.extra_fields(kind, row)
        if self._count(kind, target, (target.stored(model, key), record), (newer, extra)):
            target.records.append((kind, encode_record(record, {**newer, **extra})))
        return record

    def _converted(self, model: type[R], row: Row, place: str) -> R | None:
        """Return a row as its dataclass, None where it has faults, which are gathered."""
        try:
            record = msgspec.convert(row, model)
            msgspec.json.encode(record)  # a lone surrogate is found here
        except DECODE_ERRORS as error:
            from mentorcli.store.validation import explain  # 70 ms: pydantic

            self.faults += [f"{place}, {fault}" for fault in explain(model, row, error)]
            return None
        return record

    def _uid(self, owner: str | None) -> str | None:
        """Return by what a record without an id is told from those of others: it outlives a slug."""
        found = next((one for one in self._people.values() if one.slug == owner), None)
        known = self._known.get(owner or "")
        if known is None:
            return found.uid if found is not None else None
        made_up = [] if found is not None and found.part else [*filter(is_made_up, known.student.aliases)]
        return made_up[0] if made_up else known.student.tombstone

    def _count(self, kind: str, target: Target, records: tuple[object, object], extras: tuple[Fields, Fields]) -> bool:
        """Count a record as new, changed or the same; return whether it has to be written.

        `records` are the stored one and that of the file, `extras` their fields of newer versions.
        """
        known, record = records
        if known is None:
            self._counts["new"] += 1
            return True
        fields = differing(known, record, *extras)
        if not fields:
            self._counts["same"] += 1
            return False
        self._differences.append(Difference(target.owner, kind, str(getattr(record, "id", "")), fields))
        self._counts["changed"] += self._theirs
        return self._theirs

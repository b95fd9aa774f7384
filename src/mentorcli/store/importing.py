"""An export taken in again: every row is checked first, then all of it becomes one operation.

Records keep their ids, so the same export twice changes nothing, and one into a store with data is merged with it: what
is the same stays, what differs is taken from the export, what only the store has is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from mentorcli.errors import NewerStoreError, UnreadableError
from mentorcli.models.session import Session
from mentorcli.models.student import Student, is_slug
from mentorcli.store.backup import tombstones
from mentorcli.store.batch import Change
from mentorcli.store.ids import record_id
from mentorcli.store.journal import RECORD_TYPES, encode_record, record_type
from mentorcli.store.replay import Replay
from mentorcli.store.repository import SCHEMA, Store
from mentorcli.store.student_records import StudentRecords

NESTED = {"note": "notes", "project": "projects", "resource": "resources"}
"""Types of records with a list of their own in an exported student; the others stand under `records`."""
PRIVATE = ("student", "session", "first-session")
_DERIVED = {"student": {"funding_periods", "records", *NESTED.values()}}
_DERIVED["session"] = {"presence_confirmed", "recording_required"}
_ID_CHARS = 12
_HINT = "Give a file written by: mentor store export --out FILE"

Row = dict[str, Any]


class Plan(NamedTuple):
    """What an import would do: the changes, the mentor's own records, and how much is new, changed or the same."""

    changes: list[Change]
    own: list[tuple[str, msgspec.Raw]]
    new: int
    changed: int
    same: int
    held: Session | None
    erased: list[str]


def unknown_fields(replay: Replay, kind: str) -> dict[str, dict[str, msgspec.Raw]]:
    """Return the fields of newer versions that records of a type carry, by the record's id."""
    known = getattr(record_type(kind), "__dataclass_fields__", {})
    rows: dict[int, list[dict[str, msgspec.Raw]]] = {}
    found = {}
    for key, versions in replay.table(kind).items():
        raw = versions[-1].raw
        if raw is not None:
            if id(raw) not in rows:
                rows[id(raw)] = msgspec.json.decode(raw, type=list[dict[str, msgspec.Raw]])
            extra = {name: value for name, value in rows[id(raw)][versions[-1].place].items() if name not in known}
            if extra:
                found[key] = extra
    return found


def foreign_records(replay: Replay) -> dict[str, list[Row]]:
    """Return the records of types that only a newer version knows, as they now are."""
    tables: dict[str, dict[str, Row]] = {}
    for _, line in replay.effective:
        for kind, raw in line.put.items():
            if kind not in RECORD_TYPES:
                rows = msgspec.json.decode(raw)
                tables.setdefault(kind, {}).update({str(row.get("id")): row for row in rows})
        for kind, keys in line.drop.items():
            for key in keys:
                tables.get(kind, {}).pop(key, None)
    return {kind: list(table.values()) for kind, table in tables.items() if table}


def parse(data: bytes, name: str) -> Row:
    """Return an export as plain data. Raises UnreadableError for anything else, NewerStoreError for a newer one."""
    document = _decoded(data, name)
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(schema, int):
        raise UnreadableError(f"{name} is no export of mentor: it has no schema", _HINT)
    if schema > SCHEMA:
        raise NewerStoreError(
            f"{name} has schema {schema}, this version of mentor reads up to {SCHEMA}", "Upgrade mentor."
        )
    return document


def _decoded(data: bytes, name: str) -> Any:
    """Return JSON as plain data. Raises UnreadableError, also for what two readers could take differently."""
    twice: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> Row:
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
    except UnicodeDecodeError:
        raise UnreadableError(f"{name} is not valid UTF-8", _HINT) from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{name}, line {error.lineno}: {error.msg}", _HINT) from None
    except RecursionError:
        raise UnreadableError(f"{name} is nested too deeply", _HINT) from None
    except ValueError as error:
        raise UnreadableError(f"{name}: {error}", _HINT) from None
    if twice:
        raise _refused(name, twice)
    return document


def _refused(name: str, faults: list[str]) -> UnreadableError:
    count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
    return UnreadableError(f"{name} has {count}: nothing was imported", "Correct the rows named.", tuple(faults))


def plan(store: Store, document: Row, name: str, progress: Callable[[int], None] = lambda _: None) -> Plan:
    """Return what an import leaves to be written. Raises UnreadableError with every fault of every row."""
    known: dict[str, StudentRecords] = {}
    for slug in store.slugs():
        known[slug] = store.student(slug)
    root = store.root()
    intake = _Intake(known, store.mentor(), tombstones(root) if root is not None else set())
    intake.students(document.get("students", []))
    intake.sessions(document.get("sessions", []), progress)
    intake.mentor(document.get("mentor", {}))
    if intake.faults:
        raise _refused(name, intake.faults)
    return intake.plan()


class _Incoming:
    """What an export holds about one student that differs from the store."""

    def __init__(self, known: StudentRecords | None) -> None:
        self.known = known
        self.student: Student | None = None
        self.extra: dict[str, msgspec.Raw] = {}
        self.records: list[tuple[str, msgspec.Raw]] = []
        self.stored_extra: dict[str, dict[str, dict[str, msgspec.Raw]]] = {}


class _Intake:
    """Reads an export row by row, gathering faults and what is to be written."""

    def __init__(self, known: Mapping[str, StudentRecords], own: Replay, gone: set[str]) -> None:
        self.faults: list[str] = []
        self._known = known
        self._own = own
        self._own_records: list[tuple[str, msgspec.Raw]] = []
        self._incoming: dict[str, _Incoming] = {}
        self._named: set[str] = set()
        self._owners = {key: slug for slug, known in known.items() for key in known.sessions}
        self._seen: set[tuple[str | None, str, str]] = set()
        self._counts = {"new": 0, "changed": 0, "same": 0}
        self._held: Session | None = None
        self._gone = gone
        self._erased: list[str] = []

    def plan(self) -> Plan:
        """Return what was gathered."""
        changes = [
            Change(slug, one.known, one.student, one.records, one.extra)
            for slug, one in self._incoming.items()
            if one.student is not None or one.records
        ]
        return Plan(changes, self._own_records, **self._counts, held=self._held, erased=self._erased)

    def students(self, rows: object) -> None:
        """Take in the students with what is nested in them."""
        for place, row in self._rows(rows, "students"):
            slug = row.get("id")
            if not isinstance(slug, str) or not is_slug(slug):
                self.faults.append(f"{place}, field id: no slug (a-z, 0-9 and -, at most 60 of them)")
                continue
            self._named.add(slug)
            one = self._of(slug)
            self._student(row, one, place)
            nested = row.get("records") or {}
            if not isinstance(nested, dict):
                self.faults.append(f"{place}, field records: no object")
                continue
            for kind, listed in [*((kind, row.get(field) or []) for kind, field in NESTED.items()), *nested.items()]:
                replay = one.known.replay if one.known else None
                for inner, record in self._rows(listed, f"{place}, {NESTED.get(kind, kind)}"):
                    self._record(kind, record, inner, replay, one.stored_extra, one.records, slug)

    def _student(self, row: Row, one: _Incoming, place: str) -> None:
        """Take in a profile. The tombstone of a student who is there already stays."""
        known = one.known.student if one.known else None
        fields = {key: value for key, value in row.items() if key in Student.__dataclass_fields__}
        fields["tombstone"] = known.tombstone if known else row.get("tombstone") or record_id()
        fields["funding"] = _funding(row, known)
        if fields.get("status", "") is None:
            del fields["status"]
        student = self._converted("student", fields, place)
        if student is None:
            return
        if (None, "student", student.id) in self._seen:
            self.faults.append(f"{place}, field id: {student.id} a second time")
            return
        self._seen.add((None, "student", student.id))
        if student.tombstone in self._gone:
            self._erased.append(student.id)
        one.extra = _extra("student", row)
        stored = unknown_fields(one.known.replay, "student").get(student.id, {}) if one.known else {}
        if self._count(known, student, stored, one.extra):
            one.student = student
            one.extra = {**stored, **one.extra}

    def sessions(self, rows: object, progress: Callable[[int], None]) -> None:
        """Take in the sessions."""
        for place, row in self._rows(rows, "sessions"):
            progress(1)
            slug, key = row.get("student"), row.get("id")
            if not isinstance(slug, str) or (slug not in self._named and slug not in self._known):
                self.faults.append(f"{place}, field student: no student of that id in the file or the store")
                continue
            if isinstance(key, str) and self._owners.setdefault(key, slug) != slug:
                self.faults.append(f"{place}, field id: that session is one of {self._owners[key]}")
                continue
            one = self._of(slug)
            replay = one.known.replay if one.known else None
            session = self._record("session", row, place, replay, one.stored_extra, one.records, slug)
            if isinstance(session, Session) and session.held:
                self._held = session

    def mentor(self, tables: object) -> None:
        """Take in the mentor's own records."""
        if not isinstance(tables, dict):
            self.faults.append("mentor: no object")
            return
        stored: dict[str, dict[str, dict[str, msgspec.Raw]]] = {}
        for kind, rows in tables.items():
            if kind not in PRIVATE:
                for place, row in self._rows(rows, f"mentor, {kind}"):
                    self._record(kind, row, place, self._own, stored, self._own_records, None)

    def _of(self, slug: str) -> _Incoming:
        if slug not in self._incoming:
            self._incoming[slug] = _Incoming(self._known.get(slug))
        return self._incoming[slug]

    def _rows(self, rows: object, what: str) -> Iterator[tuple[str, Row]]:
        """Yield the objects of a list with the words that say where they stand, counted from 1."""
        if not isinstance(rows, list):
            self.faults.append(f"{what}: no list")
            return
        for number, row in enumerate(rows, 1):
            if isinstance(row, dict):
                yield f"{what}, row {number}", row
            else:
                self.faults.append(f"{what}, row {number}: no object")

    def _record(
        self,
        kind: str,
        row: Row,
        place: str,
        replay: Replay | None,
        stored_extra: dict[str, dict[str, dict[str, msgspec.Raw]]],
        records: list[tuple[str, msgspec.Raw]],
        owner: str | None,
    ) -> object:
        """Take in one record where it differs from the stored one; return it, None where it is faulty."""
        if kind != "session" and row.get("id") is None:
            row = {**row, "id": _derived_id(kind, owner, row)}
        known_type = record_type(kind)
        record = self._converted(kind, row, place) if known_type else row
        if record is None:
            return None
        key = (owner, kind, str(row["id"]))
        if key in self._seen:
            self.faults.append(f"{place}, field id: {row['id']} a second time")
            return None
        self._seen.add(key)
        if known_type is None:
            records.append((kind, msgspec.Raw(msgspec.json.encode(row))))
            return record
        if replay is not None and kind not in stored_extra:
            stored_extra[kind] = unknown_fields(replay, kind)
        stored = stored_extra.get(kind, {}).get(key[2], {})
        extra = _extra(kind, row) if len(row) > len(_fields(kind)) else {}
        versions = replay.history(kind, key[2]) if replay else []
        if self._count(versions[-1].record if versions else None, record, stored, extra):
            records.append((kind, encode_record(record, {**stored, **extra})))
        return record

    def _converted(self, kind: str, row: Row, place: str) -> Any:
        """Return a row as its dataclass, None where it has faults, which are gathered."""
        found = record_type(kind)
        try:
            record = msgspec.convert(row, found)
            msgspec.json.encode(record)  # a lone surrogate is found here
        except (msgspec.ValidationError, ValueError, RecursionError) as error:
            from mentorcli.store.validation import explain

            self.faults += [f"{place}, {fault}" for fault in explain(found, row, str(error))]
            return None
        return record

    def _count(self, known: object, record: object, stored: Mapping[str, Any], extra: Mapping[str, Any]) -> bool:
        """Count a record as new, changed or the same; return whether it has to be written."""
        same = known == record and all(stored.get(key) == value for key, value in extra.items())
        self._counts["same" if same else "changed" if known is not None else "new"] += 1
        return not same


def _fields(kind: str) -> Mapping[str, Any]:
    return getattr(record_type(kind), "__dataclass_fields__", {})


def _extra(kind: str, row: Row) -> dict[str, msgspec.Raw]:
    """Return the fields of a row that only a newer version knows."""
    known, derived = _fields(kind), _DERIVED.get(kind, set())
    return {
        key: msgspec.Raw(msgspec.json.encode(value))
        for key, value in row.items()
        if key not in known and key not in derived
    }


def _funding(row: Row, known: Student | None) -> object:
    """Return the funding periods of a row; one that names the funding alone keeps the periods that end in it."""
    if "funding_periods" in row:
        return row["funding_periods"]
    named = row.get("funding")
    if known is not None and known.funding and known.funding[-1].funding == named:
        return msgspec.to_builtins(known.funding)
    return [{"funding": named}] if named not in (None, "unknown") else []


def _derived_id(kind: str, owner: str | None, row: Row) -> str:
    """Return an id made from a record's content, so that importing it twice makes it once."""
    content = json.dumps([kind, owner, row], sort_keys=True)
    return f"{int(hashlib.sha256(content.encode()).hexdigest(), 16):x}"[:_ID_CHARS]

"""Entries that are one person in an export and two here: put together with the import, as one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from mentorcli.models.recovery import Merge
from mentorcli.services.student_merge import MergePlan
from mentorcli.services.workspace import Workspace
from mentorcli.store import importing, merged
from mentorcli.store.batch import Change
from mentorcli.store.journal import Line, encode_record
from mentorcli.store.layout import kind_of
from mentorcli.store.student_records import StudentRecords


class Uniting(NamedTuple):
    """A student of whom other entries become part: as they are then, what moves, and what is written beside it."""

    records: StudentRecords
    lines: tuple[Line, ...] = ()
    beside: Mapping[tuple[str, str], object] = {}
    plans: tuple[MergePlan, ...] = ()


def unitings(workspace: Workspace, document: dict[str, Any]) -> dict[str, Uniting]:
    """Return the students here, by slug, of whom other entries become part by what an export says."""
    found: dict[str, Uniting] = {}
    for gone, into in importing.entries_apart(workspace.store, document):
        known = found.get(into.id, Uniting(into))
        plan = MergePlan(workspace, gone, known.records)
        lines = merged.lines_for(gone.replay, plan.moved)
        written = plan.records
        beside = {**known.beside, **{(kind_of(one), str(getattr(one, "id", ""))): one for one in written}}
        after = merged.together(known.records, plan.profiles.student, lines, written, at=workspace.now)
        found[into.id] = Uniting(after, (*known.lines, *lines), beside, (*known.plans, plan))
    return found


def instead(united: Mapping[str, Uniting]) -> dict[str, StudentRecords]:
    """Return the students as they are to be, by every slug that one of their entries has now."""
    into = {slug: one.records for slug, one in united.items()}
    return into | {plan.gone.id: one.records for one in united.values() for plan in one.plans}


def with_united(changes: Sequence[Change], united: Mapping[str, Uniting]) -> list[Change]:
    """Return the changes of an import with those that put entries together; what the import writes stands."""
    imported = {change.slug: change for change in changes}
    for slug, one in united.items():
        change = imported.get(slug, Change(slug, one.records, None, []))
        known = {(kind, str(msgspec.json.decode(raw).get("id"))) for kind, raw in change.records}
        beside = [(key[0], encode_record(record)) for key, record in one.beside.items() if key not in known]
        student = change.student or one.records.student
        imported[slug] = change._replace(student=student, records=[*beside, *change.records], lines=one.lines)
    return list(imported.values())


def notes_of(united: Mapping[str, Uniting]) -> list[tuple[str, msgspec.Raw]]:
    """Return the notes of the mentor's own journal of what was put together."""
    pairs = [(plan, one) for one in united.values() for plan in one.plans]
    notes = [Merge(plan.gone.student.tombstone, one.records.student.tombstone) for plan, one in pairs]
    return [(kind_of(note), encode_record(note)) for note in notes]


def leaving(united: Mapping[str, Uniting]) -> dict[str, str]:
    """Return the entries that go, uids by slug."""
    gone = [plan.gone for one in united.values() for plan in one.plans]
    return {one.id: one.student.tombstone for one in gone}

"""The tables of an export as CSV: one for each type of record that the JSON export has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mentorcli.render.csv import SESSION_COLUMNS, STUDENT_COLUMNS
from mentorcli.render.json.export import plain, session_export, student_export
from mentorcli.services.workspace import Workspace
from mentorcli.store.layout import record_type
from mentorcli.store.replay import Replay
from mentorcli.store.student_records import StudentRecords

KINDS = {
    "notes": "note",
    "projects": "project",
    "goals": "goal",
    "resources": "resource",
    "ticks": "tick",
    "contacts": "contact",
    "replies": "reply",
    "transfers": "transfer",
    "presentations": "presentation",
    "presentation-results": "presentation-result",
    "no-show-reports": "no-show-report",
    "time-off": "time-off",
    "calendar-events": "calendar-event",
    "training": "training",
    "faq": "faq",
}
"""The tables beside those of sessions and students, each with the type of its records."""


class Rows(NamedTuple):
    """The columns of a table, and its rows by column."""

    columns: tuple[str, ...]
    rows: Iterable[dict[str, Any]]


def session_rows(workspace: Workspace, found: Sequence[StudentRecords]) -> Rows:
    """Return the sessions of some students, in their order."""
    first = workspace.store.first_session_id()
    rows = (
        session_export(session, first_id=first, zone=workspace.zone, extra=None)
        for records in found
        for session in records.sessions.values()
    )
    return Rows(SESSION_COLUMNS, rows)


def student_rows(workspace: Workspace, found: Sequence[StudentRecords]) -> Rows:
    """Return the profiles of some students, in their order."""
    rows = (
        student_export(records.student, {}, {}, today=workspace.today, zone=workspace.zone, extra={})
        for records in found
    )
    return Rows(STUDENT_COLUMNS, ({"aliases": [], **row} for row in rows))


def rows_of(workspace: Workspace, found: Sequence[StudentRecords], table: str, *, own: bool) -> Rows:
    """Return the records of another table of some students, with `own` the mentor's too, of no student."""
    kind = KINDS[table]
    fields = getattr(record_type(kind), "__dataclass_fields__", {})
    journals: list[tuple[str | None, Replay]] = [(records.id, records.replay) for records in found]
    if own:
        journals.append((None, workspace.store.mentor()))
    rows = (
        {"student": student, **plain(record, workspace.zone)}
        for student, replay in journals
        for record in replay.current(kind).values()
    )
    return Rows(("id", "student", *(name for name in fields if name != "id")), rows)

"""Everything kept, as data to take elsewhere: the records of the contract with all that they leave out, and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

import msgspec

from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.render.json.encoding import local
from mentorcli.render.json.session import session_json
from mentorcli.render.json.student import student_json

Extra = Mapping[str, Mapping[str, Any]]
"""Fields of newer versions by the record's id."""

SESSION_COLUMNS = (
    "id", "student", "kind", "scheduled_at", "duration_minutes", "status", "reason", "late_seconds", "cancelled_at",
    "presence_confirmed", "recording_required", "recording", "project", "level", "notes", "policy", "limit_seconds",
    "funding", "because",
)  # fmt: skip
STUDENT_COLUMNS = ("id", "name", "email", "phone", "path", "funding", "status", "started")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")


def plain(record: Any, zone: tzinfo | None, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a record with all its fields, times with the offset of the user's zone."""
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    shown = {
        name: local(value, zone) if isinstance(value, datetime) else msgspec.to_builtins(value)
        for name, value in fields.items()
    }
    return {**shown, **(extra or {})}


def student_export(
    student: Student,
    nested: Mapping[str, list[dict[str, Any]]],
    others: Mapping[str, list[dict[str, Any]]],
    *,
    today: date,
    zone: tzinfo | None,
    extra: Mapping[str, Any],
) -> dict[str, Any]:
    """Return a student as the contract has it, and what it leaves out.

    `nested` are the lists that the contract has (`notes`, `projects`, `resources`), `others` records by type.
    """
    return {
        **student_json(student, today=today, zone=zone),
        **nested,
        "tombstone": student.tombstone,
        "funding_periods": msgspec.to_builtins(student.funding),
        "records": dict(others),
        **extra,
    }


def session_export(
    session: Session, *, first_id: str | None, zone: tzinfo | None, extra: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return a session as the contract has it, with the fields of newer versions."""
    return {**session_json(session, first_id=first_id, zone=zone), **(extra or {})}


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return records as CSV (RFC 4180, line ends CR LF), in which no cell is read as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a value for a cell: text that a spreadsheet would compute gets an apostrophe, plain numbers do not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.match(value):
        return f"'{value}"
    return value

"""Tables as CSV, in which no cell is read as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SESSION_COLUMNS = (
    "id", "student", "kind", "scheduled_at", "duration_minutes", "status", "reason", "late_seconds", "cancelled_at",
    "presence_confirmed", "recording_required", "recording", "project", "level", "notes", "policy", "limit_seconds",
    "funding", "because",
)  # fmt: skip
STUDENT_COLUMNS = ("id", "name", "email", "phone", "path", "funding", "status", "started")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")


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

"""The monthly statement as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.statements import MonthStatement


def statement_json(found: MonthStatement) -> dict[str, Any]:
    """Return the counts of a month, their sums, and the ids of the sessions that are still to be documented."""
    statement = found.statement
    return {
        "month": f"{found.month:%Y-%m}",
        "lines": [line._asdict() for line in statement.lines],
        "sessions": len(statement.sessions),
        "minutes": sum(line.minutes for line in statement.lines),
        "undocumented": [session.id for session in statement.undocumented],
        "checked": statement.checked,
    }

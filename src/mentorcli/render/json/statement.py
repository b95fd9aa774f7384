"""The monthly statement as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.statements import MonthStatement
from mentorcli.models.session import SessionStatus


def statement_json(found: MonthStatement) -> dict[str, Any]:
    """Return the counts of a month, their sums, and the ids of the sessions that are still to be documented.

    What takes a tariff is null.
    """
    statement = found.statement
    return {
        "month": f"{found.month:%Y-%m}",
        "currency": None,
        "lines": [{**line._asdict(), "unit": None, "amount": None} for line in statement.lines],
        "fixed": [],
        "total": None,
        "sessions": len(statement.sessions),
        "minutes_held": statement.minutes(SessionStatus.COMPLETED),
        "undocumented": [session.id for session in statement.undocumented],
        "checked": statement.checked,
    }

"""The monthly statement: a month's sessions, counted."""

from __future__ import annotations

from datetime import date

from mentorcli.errors import UsageError
from mentorcli.models.results.statements import MonthStatement
from mentorcli.rules import statement as rules
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual


def statement(workspace: Workspace, month: str | None = None) -> MonthStatement:
    """Return the statement of a month as typed, such as `2026-10`; None: the present one. Raises UsageError."""
    first = _first_day(workspace, month)
    sessions = [session for records in workspace.everyone() for session in records.sessions.values()]
    return MonthStatement(first, rules.statement(sessions, first, now=workspace.now, zone=workspace.zone))


def _first_day(workspace: Workspace, typed: str | None) -> date:
    """Return the first day of the month meant."""
    if typed is None:
        return workspace.today.replace(day=1)
    try:
        return date.fromisoformat(f"{typed.strip()}-01")
    except ValueError:
        raise UsageError(
            bilingual(f"--month {typed} is no month", f"--month {typed} n'est pas un mois"),
            bilingual(
                f"Such as: --month {workspace.today:%Y-%m}", f"Par exemple\u00a0: --month {workspace.today:%Y-%m}"
            ),
        ) from None

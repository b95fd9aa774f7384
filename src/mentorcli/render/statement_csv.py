"""A statement as a file: CSV for a spreadsheet, or the page as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorcli.models.results.statements import MonthStatement
from mentorcli.render import Table, View
from mentorcli.render.csv import to_csv
from mentorcli.render.table import listed

COLUMNS = (
    "month", "level", "kind", "funding", "status", "reason", "planned_minutes", "sessions", "minutes", "unit", "amount",
    "currency", "student",
)  # fmt: skip
LINE_COLUMNS = (
    "start", "student", "kind", "level", "funding", "status", "reason", "planned_minutes", "actual_minutes", "amount",
    "currency", "tariff", "id",
)  # fmt: skip
MONTHLY = "monthly"
_PAGE_WIDTH = 120


def statement_csv(months: list[MonthStatement], view: View, excel: str | None, *, lines: bool) -> str:
    """Return some months as CSV: their lines and monthly sums, or (`lines`) every session with its amount.

    `excel` is the language of the Excel that is to open it, None for no Excel.
    """
    if lines:
        return to_csv(LINE_COLUMNS, _sessions(months, view), excel)
    return to_csv(COLUMNS, _lines(months), excel)


def _lines(months: list[MonthStatement]) -> Iterator[dict[str, Any]]:
    """Yield the lines of each month, then its monthly sums as lines of their own: all amounts add up to the total."""
    for one in months:
        known = {"month": f"{one.month:%Y-%m}", "currency": one.statement.currency}
        for line in one.statement.lines:
            yield {**known, **line._asdict(), "amount": line.amount, "student": None}
        for fixed in one.statement.fixed:
            empty = dict.fromkeys(COLUMNS)
            yield {**empty, **known, **fixed._asdict(), "kind": MONTHLY, "unit": fixed.amount}


def _sessions(months: list[MonthStatement], view: View) -> Iterator[dict[str, Any]]:
    for one in months:
        for session, price in zip(one.statement.sessions, one.statement.prices, strict=True):
            yield {
                "start": f"{view.local(session.scheduled_at):%Y-%m-%d %H:%M}",
                "student": session.student,
                "kind": session.kind,
                "level": session.level,
                "funding": session.funding,
                "status": session.status,
                "reason": session.reason,
                "planned_minutes": session.duration_minutes,
                "actual_minutes": session.actual_minutes,
                "amount": price.amount,
                "currency": price.tariff.currency if price.tariff is not None else None,
                "tariff": price.tariff.since.isoformat() if price.tariff is not None else None,
                "id": session.id,
            }


def statement_page(table: Table, below: list[str]) -> str:
    """Return a table and the lines below it as a text, as wide as a page."""
    cells = table.cells() if table.cells is not None else table.rows
    above = listed(table.columns, cells, _PAGE_WIDTH).lines if table.rows else [table.empty] * bool(table.empty)
    return "".join(f"{line}\n" for line in (*above, *below))

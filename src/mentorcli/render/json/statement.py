"""The monthly statement as the JSON that scripts read; amounts are texts with two decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mentorcli.models.results.statements import MonthStatement, SavedStatement, YearStatement
from mentorcli.models.session import SessionStatus


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def statement_json(found: MonthStatement) -> dict[str, Any]:
    """Return the lines of a month, their sums, and the ids of the sessions that are still to be documented.

    An amount that is not known is null, and with it the total; all of them where no tariff holds.
    """
    statement = found.statement
    return {
        "month": f"{found.month:%Y-%m}",
        "currency": statement.currency,
        "lines": [
            {**line._asdict(), "unit": _text(line.unit), "amount": _text(line.amount)} for line in statement.lines
        ],
        "fixed": [{**one._asdict(), "amount": _text(one.amount)} for one in statement.fixed],
        "total": _text(statement.total),
        "sessions": len(statement.sessions),
        "minutes_held": statement.minutes(SessionStatus.COMPLETED),
        "undocumented": [session.id for session in statement.undocumented],
        "checked": found.checked,
    }


def year_json(found: YearStatement) -> dict[str, Any]:
    """Return the twelve months of a year and their sums."""
    return {
        "year": found.year,
        "currency": found.currencies[0] if len(found.currencies) == 1 else None,
        "months": [statement_json(one) for one in found.months],
        "total": _text(found.total),
        "sessions": found.sessions,
        "minutes_held": found.minutes_held,
        "checked": found.checked,
    }


def shown_json(found: MonthStatement | YearStatement) -> dict[str, Any]:
    """Return a month or a year."""
    return year_json(found) if isinstance(found, YearStatement) else statement_json(found)


def amounts_json(months: list[MonthStatement]) -> list[dict[str, Any]]:
    """Return what each session of some months is paid, in order of time: the amount and the day of its tariff."""
    return [
        {
            "amount": _text(price.amount),
            "currency": price.tariff.currency if price.tariff is not None else None,
            "tariff": price.tariff.since.isoformat() if price.tariff is not None else None,
        }
        for one in months
        for price in one.statement.prices
    ]


def statement_saved_json(saved: SavedStatement) -> dict[str, Any]:
    """Return a statement that was written into a file, with the path of that file."""
    return {**shown_json(saved.shown), "out": saved.path}

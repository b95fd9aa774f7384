"""The statement on a page: the lines of one month, or a line for each of several."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mentorcli.counts import counted
from mentorcli.models.results.report import Report
from mentorcli.models.results.statements import MonthStatement, YearStatement
from mentorcli.models.session import SessionStatus
from mentorcli.models.statement import StatementLine
from mentorcli.render import View
from mentorcli.render.text import COLON, funding_word, hours, reason_word, status_word
from mentorcli.render.text.cells import level_cell, minutes_cell, word
from mentorcli.render.text.message_values import month_name
from mentorcli.render.text.money import figure, money
from mentorcli.render.text.report import words
from mentorcli.render.text.statement import counts_reminders, open_count_line, total_line
from mentorcli.render.text.statement_check import checked_line, notes, year_checked_line
from mentorcli.render.text.statement_year import currencies_line


def statement_part(found: Report, view: View) -> dict[str, Any] | None:
    """Return the statement of the span's months, as `mentor statement` has it; None where there is nothing in it.

    Nobody is named: monthly sums are counted.
    """
    months = [one for one in found.months if one.statement.lines]
    if not months:
        return None
    has = any(one.has_tariffs for one in months)
    single = months[0] if len(found.months) == 1 else None
    return {
        "amounts": has,
        "single": single is not None,
        "rows": _lines(months[0], view.lang) if single else _months(months, view.lang),
        "sums": _sums(months, view.lang),
        "said": _said(months, view),
    }


def _lines(of: MonthStatement, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "sort": ", ".join(filter(None, _sort(line, lang))),
            "status": ", ".join(filter(None, _became(line, lang))),
            "each": minutes_cell(line.planned_minutes, lang),
            "count": line.sessions,
            "time": hours(line.minutes),
            "unit": _amount(line.unit, lang),
            "amount": _amount(line.amount, lang),
        }
        for line in of.statement.lines
    ]


def _sort(line: StatementLine, lang: str) -> tuple[str, str, str]:
    level = level_cell(line.level, lang)
    return (
        level[:1].upper() + level[1:],
        word(line.kind, lang),
        funding_word(line.funding, lang) if line.funding else "",
    )


def _became(line: StatementLine, lang: str) -> tuple[str, ...]:
    """Return what became of sessions and why; the reason of one that was called off says both."""
    reason = reason_word(line.reason, lang) if line.reason else ""
    called_off = line.status is SessionStatus.CANCELLED and reason
    return (reason,) if called_off else (status_word(line.status, lang), reason)


def _amount(amount: Decimal | None, lang: str) -> str:
    return words("unknown", lang) if amount is None else figure(amount, lang)


def _months(months: list[MonthStatement], lang: str) -> list[dict[str, Any]]:
    """Return a line for each month, with its currency where there are several."""
    several = len({one.statement.currency for one in months} - {None}) > 1
    return [_month(one, one.statement.currency if several else None, lang) for one in months]


def _month(of: MonthStatement, currency: str | None, lang: str) -> dict[str, Any]:
    name = month_name(of.month, lang)
    return {
        "sort": name[:1].upper() + name[1:],
        "count": len(of.statement.sessions),
        "time": hours(of.statement.minutes(SessionStatus.COMPLETED)),
        "amount": words("unknown", lang) if of.statement.total is None else money(of.statement.total, currency, lang),
    }


def _sums(months: list[MonthStatement], lang: str) -> list[dict[str, str]]:
    """Return the monthly sums of a single month, and the total, where each month has one, with the currency."""
    if not any(one.has_tariffs for one in months):
        return []
    totals = [one.statement.total for one in months]
    fixed = [one for month in months for one in month.statement.fixed]
    currencies = {one.statement.currency for one in months}
    known = [total for total in totals if total is not None]
    sums = []
    if len(known) == len(totals) and len(currencies) == 1:
        total = money(sum(known, Decimal("0.00")), currencies.pop(), lang)
        sums = [{"name": words("total", lang), "amount": total, "key": "total"}]
    if fixed and len(months) == 1:
        students = counted("student", len({one.student for one in fixed}), lang)
        amount = figure(sum((one.amount for one in fixed), Decimal("0.00")), lang)
        sums.insert(0, {"name": words("fixed", lang, students=students), "amount": amount, "key": "fixed"})
    return sums


def _said(months: list[MonthStatement], view: View) -> list[str]:
    """Return the hours by status, why there is no total, what was assumed, and that a second computation agrees."""
    lines: list[str] = []
    for one in months if len(months) == 1 else []:
        lines += counts_reminders(one, view)[:1]
        lines += checked_line(one, view)
    if len(months) > 1:
        whole = YearStatement(months[0].month.year, months)
        lines += year_checked_line(whole, view)
        lines += [currencies_line(whole, view.lang)] if len(whole.currencies) > 1 else []
    lines += [
        _no_total(one, view.lang, named=len(months) > 1)
        for one in months
        if one.has_tariffs and one.statement.total is None
    ]
    return [str(line) for line in (*lines, *notes(months, view), *open_count_line(months, view.lang))]


def _no_total(one: MonthStatement, lang: str, *, named: bool) -> str:
    """Return why a month has no total; `named`: which one it is, among several."""
    said = total_line(one, lang, named=False)
    return f"{month_name(one.month, lang)}{COLON[lang]}{said}" if named else said

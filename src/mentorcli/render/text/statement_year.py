"""What `mentor statement --year` shows, in English and French: the twelve months, and what they come to."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.statements import MonthStatement, YearStatement
from mentorcli.models.session import SessionStatus
from mentorcli.render import Table, View
from mentorcli.render.text import MONTHS, Sentences, hours
from mentorcli.render.text.cells import figures, words
from mentorcli.render.text.money import money
from mentorcli.render.text.statement import AMOUNT, amount_cell, plain_amount
from mentorcli.render.text.statement import sentence as month_sentence
from mentorcli.text import NAME, part

COLUMNS = (*(one._replace(telling=True) for one in (words(0), figures(1), figures(2))), AMOUNT)

sentence = Sentences(
    {
        "year-sum": ("In {year} {sessions}: {hours}", "En {year}, {sessions} : {hours}"),
        "no-year-total": (
            "No total for the year: one of its months has none",
            "Pas de total pour l'année : un mois n'en a pas",
        ),
        "currencies": (
            "No total, as there are two currencies: {codes}",
            "Pas de total, car il y a deux monnaies : {codes}",
        ),
        "currencies-of-many": (
            "No total, as there are several currencies: {codes}",
            "Pas de total, car il y a plusieurs monnaies : {codes}",
        ),
        "by-currency": ("{said}; by themselves {totals}", "{said} ; séparément {totals}"),
    }
)


def year_table(found: YearStatement, view: View) -> Table:
    """Return the twelve months with their sessions, the hours held and what they come to.

    In a year of several currencies each amount has its own; in a pipe it stands behind it.
    """
    has = any(one.has_tariffs for one in found.months)
    several = len(found.currencies) > 1
    return Table(
        [_row(one, has=has, several=several) for one in found.months],
        COLUMNS if has else COLUMNS[:-1],
        lambda: [_cells(one, view, has=has, several=several) for one in found.months],
    )


def _row(one: MonthStatement, *, has: bool, several: bool) -> tuple[str, ...]:
    held = one.statement.minutes(SessionStatus.COMPLETED)
    row = f"{one.month:%Y-%m}", str(len(one.statement.sessions)), str(held)
    amount = (plain_amount(one.statement.total),) if has else ()
    return (*row, *amount, *[one.statement.currency or ""] * (has and several))


def _cells(one: MonthStatement, view: View, *, has: bool, several: bool) -> tuple[str, ...]:
    lang, statement = view.lang, one.statement
    name = f"{MONTHS[lang][one.month.month - 1]} {one.month.year}"
    count = counted("session", len(statement.sessions), lang)
    held = month_sentence("held", lang, hours=hours(statement.minutes(SessionStatus.COMPLETED)))
    if not statement.sessions:
        return (name, count, "", "")[: 4 if has else 3]
    amount = amount_cell(statement.total, statement.currency if several else None, lang)
    return (name, count, held, amount)[: 4 if has else 3]


def year_reminders(found: YearStatement, view: View) -> list[str]:
    """Return the hours held in a year and what it comes to, or why there is no total."""
    lang = view.lang
    count = counted("session", found.sessions, lang)
    held = month_sentence("held", lang, hours=hours(found.minutes_held))
    lines = [sentence("year-sum", lang, year=found.year, sessions=count, hours=held)]
    if not any(one.has_tariffs for one in found.months):
        return lines
    if found.total is not None:
        total = part(money(found.total, next(iter(found.currencies), None), lang), NAME)
        return [*lines, month_sentence("total", lang, total=total)]
    lines += [currencies_line(found, lang)] if len(found.currencies) > 1 else []
    unknown = any(one.statement.sessions and one.statement.total is None for one in found.months)
    return [*lines, sentence("no-year-total", lang)] if unknown or len(found.currencies) < 2 else lines  # noqa: PLR2004


def currencies_line(found: YearStatement, lang: str) -> str:
    """Return that months of several currencies have no total, and what those of each come to where that is known."""
    several = len(found.currencies) > 2  # noqa: PLR2004 - French and English both count to two in a word
    said = sentence("currencies-of-many" if several else "currencies", lang, codes=", ".join(found.currencies))
    totals = [money(amount, code, lang) for code, amount in found.by_currency.items()]
    return sentence("by-currency", lang, said=said, totals=" + ".join(totals)) if totals else said

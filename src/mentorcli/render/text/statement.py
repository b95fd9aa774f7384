"""What `mentor statement` shows, in English and French: tables, what they add up to, and what is missing."""

from __future__ import annotations

from decimal import Decimal

from mentorcli.counts import counted
from mentorcli.models.results.statements import MonthStatement, SavedStatement
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.statement import Statement, StatementLine
from mentorcli.models.tariff import Price
from mentorcli.render import FIGURE, Column, Table, View
from mentorcli.render.text import Sentences, funding_word, hours
from mentorcli.render.text.cells import (
    CLOCK,
    DAY,
    SLUG,
    documented_cell,
    figures,
    level_cell,
    minutes_cell,
    reason_cell,
    word,
    words,
)
from mentorcli.render.text.money import figure, money
from mentorcli.render.text.session import sentence as session_sentence
from mentorcli.render.text.session import start_cell
from mentorcli.render.text.session_list import LINES, line_cells
from mentorcli.text import NAME, command_line, part

AMOUNT = Column(0, FIGURE, NAME, telling=True)
COUNTS = tuple(one._replace(telling=True) for one in (*map(words, (1, 2, 4, 0, 6)), figures(0), figures(5), figures(3)))
# A reason is paid in its own way, so it is cut before it goes.
PAID_COUNTS = (
    *(one._replace(telling=True) for one in (words(1), words(2), Column(4, least=9), words(0), Column(3, least=10))),
    *(one._replace(telling=True) for one in (figures(0), figures(8), figures(6))),
    figures(7),
    AMOUNT,
)
# The time of day goes first where room is short: day, student, status and amount are what is ticked off.
PAID_LINES = (
    *(DAY, CLOCK._replace(rank=1), SLUG, words(2, telling=True), words(4, telling=True), words(3, telling=True)),
    *(words(0, telling=True), words(7), figures(5), figures(6)),
    AMOUNT,
)
OPEN = ("--undocumented",)
NAMED = 5  # more open sessions, or monthly sums, than these are counted, not named

sentence = Sentences(
    {
        "statement-empty": ("No session is documented in {month}.", "Aucune session renseignée en {month}."),
        "each": ("of {length}", "de {length}"),
        "at": ("at {amount}", "à {amount}"),
        "no-amount": ("unknown", "inconnu"),
        "statement-sum": ("In all {sessions}: {hours}", "En tout {sessions} : {hours}"),
        "held": ("{hours} held", "{hours} réalisées"),
        "missed": ("{hours} of no-shows", "{hours} de no-shows"),
        "cancelled": ("{hours} cancelled", "{hours} annulées"),
        "total": ("Total: {total}", "Total : {total}"),
        "total-of": (
            "Total: {total} = {lines} for sessions + {fixed} of monthly sums ({names})",
            "Total : {total} = {lines} pour les sessions + {fixed} de forfaits mensuels ({names})",
        ),
        "of-both": (
            "{rest} = {lines} for sessions + {fixed} of monthly sums ({names})",
            "{rest} = {lines} pour les sessions + {fixed} de forfaits mensuels ({names})",
        ),
        "no-total": (
            "No total, as {which} of unknown amount is in it; the rest comes to {rest}",
            "Pas de total, car {which} de montant inconnu y figure ; le reste fait {rest}",
        ),
        "no-total-of-many": (
            "No total, as {which} of unknown amount are in it; the rest comes to {rest}",
            "Pas de total, car {which} de montant inconnu y figurent ; le reste fait {rest}",
        ),
        "no-tariff": (
            "No tariff is set, so there are no amounts. To set one: mentor tariff example",
            "Aucun tarif n'est défini, donc pas de montants. Pour en définir un : mentor tariff example",
        ),
        "open": ("{student}, {start}", "{student}, {start}"),
        "statement-open": (
            "not documented yet, so missing here: {which} ({command})",
            "pas encore renseignée, donc absente de ce relevé : {which} ({command})",
        ),
        "missing": (
            "Missing here: {count} sessions that are not documented yet.",
            "Absentes de ce relevé : {count} sessions pas encore renseignées.",
        ),
        "missing-of-one": (
            "Missing here: {count} session that is not documented yet.",
            "Absente de ce relevé : {count} session pas encore renseignée.",
        ),
        "saved": ("Statement saved: {path}", "Relevé enregistré : {path}"),
    }
)
_HOURS = {SessionStatus.COMPLETED: "held", SessionStatus.NO_SHOW: "missed", SessionStatus.CANCELLED: "cancelled"}


def counts_table(found: MonthStatement, view: View) -> Table:
    """Return the month's sessions by level, kind, funding, status, reason and planned length, with their amounts."""
    rows = [count_row(line, amounts=found.has_tariffs) for line in found.statement.lines]
    empty = sentence("statement-empty", view.lang, month=f"{found.month:%Y-%m}")
    columns = PAID_COUNTS if found.has_tariffs else COUNTS
    return Table(rows, columns, lambda: [_count_cells(line, found, view.lang) for line in found.statement.lines], empty)


def count_row(line: StatementLine, *, amounts: bool) -> tuple[str, ...]:
    """Return a line as a pipe gets it, with unit and amount where there are tariffs."""
    row = (
        str(line.level or ""),
        line.kind,
        line.funding or "",
        line.status,
        line.reason or "",
        str(line.planned_minutes),
        str(line.sessions),
        str(line.minutes),
    )
    return (*row, *map(plain_amount, (line.unit, line.amount))) if amounts else row


def plain_amount(amount: Decimal | None) -> str:
    """Return an amount as a pipe gets it, empty where it is not known."""
    return "" if amount is None else str(amount)


def _count_cells(line: StatementLine, found: MonthStatement, lang: str) -> tuple[str, ...]:
    """Return a line of the statement as a terminal shows it."""
    cells = (
        level_cell(line.level, lang),
        word(line.kind, lang),
        funding_word(line.funding, lang) if line.funding else "",
        documented_cell(line.status, lang),
        reason_cell(line.reason, lang),
        counted("session", line.sessions, lang),
        sentence("each", lang, length=minutes_cell(line.planned_minutes, lang)),
        minutes_cell(line.minutes, lang),
    )
    if not found.has_tariffs:
        return cells
    unit = "" if line.unit is None else sentence("at", lang, amount=figure(line.unit, lang))
    return (*cells, unit, amount_cell(line.amount, None, lang))


def amount_cell(amount: Decimal | None, currency: str | None, lang: str) -> str:
    """Return an amount for a cell; one that is not known is said to be none.

    `currency` is None where the total alone has it, as there is but one.
    """
    return sentence("no-amount", lang) if amount is None else money(amount, currency, lang)


def _currency(paid: Price) -> str | None:
    return paid.tariff.currency if paid.tariff is not None else None


def lines_table(months: list[MonthStatement], view: View) -> Table:
    """Return every session of some months on a line, the oldest first, as the statement lists them.

    Where they have several currencies each amount has its own; in a pipe it stands behind it.
    """
    amounts = any(one.has_tariffs for one in months)
    several = len({code for one in months for code in one.statement.currencies if one.statement.sessions}) > 1
    pairs = [(one, pair) for one in months for pair in zip(one.statement.sessions, one.statement.prices, strict=True)]
    rows = [
        (*line_row(session, paid, view, amounts=amounts), *[_currency(paid) or ""] * several)
        for _, (session, paid) in pairs
    ]

    def cells() -> list[tuple[str, ...]]:
        shown = [line_cells(session, view) for _, (session, _) in pairs]
        paid = [
            (amount_cell(price.amount, _currency(price) if several else None, view.lang),) for _, (_, price) in pairs
        ]
        return [(*cell, *amount) for cell, amount in zip(shown, paid, strict=True)] if amounts else shown

    month = f"{months[0].month:%Y-%m}"
    year = ("--year",) if len(months) > 1 else ()
    return Table(
        rows,
        PAID_LINES if amounts else LINES,
        cells,
        empty=session_sentence("no-session", view.lang),
        whole=command_line("statement", month, options=(*year, "--lines", "--json")),
    )


def line_row(session: Session, paid: Price, view: View, *, amounts: bool) -> tuple[str, ...]:
    """Return a session as a pipe gets it, with its amount where there are tariffs."""
    row = (
        start_cell(session, view),
        session.student,
        session.kind,
        str(session.level or ""),
        session.funding,
        session.status,
        session.reason or "",
        str(session.duration_minutes),
        str(session.actual_minutes or ""),
    )
    return (*row, plain_amount(paid.amount)) if amounts else row


def counts_reminders(found: MonthStatement, view: View) -> list[str]:
    """Return the hours of the month by status and what it comes to; nothing for a month without sessions."""
    statement, lang = found.statement, view.lang
    if not statement.lines:
        return []
    sums = [
        sentence(key, lang, hours=hours(statement.minutes(status)))
        for status, key in _HOURS.items()
        if status is SessionStatus.COMPLETED or statement.minutes(status)
    ]
    total = counted("session", len(statement.sessions), lang)
    whole = sentence("statement-sum", lang, sessions=total, hours=", ".join(sums))
    return [whole, total_line(found, lang)] if found.has_tariffs else [whole]


def total_line(found: MonthStatement, lang: str, *, named: bool = True) -> str:
    """Return what a month comes to and what that is made of, or why it has no total and what the rest is made of.

    `named`: the students of the monthly sums, while they are few.
    """
    statement = found.statement
    code = statement.currency
    parts = {
        "lines": figure(statement.known, lang),
        "fixed": figure(statement.fixed_sum, lang),
        "names": _names(statement, lang, named=named),
    }
    if statement.total is None:
        count = len(statement.unpriced)
        rest = money(statement.known + statement.fixed_sum, code, lang)
        rest = sentence("of-both", lang, rest=rest, **parts) if statement.fixed else rest
        key = "no-total" if count == 1 else "no-total-of-many"
        return sentence(key, lang, which=counted("session", count, lang), rest=rest)
    total = part(money(statement.total, code, lang), NAME)
    if not statement.fixed:
        return sentence("total", lang, total=total)
    return sentence("total-of", lang, total=total, **parts)


def _names(statement: Statement, lang: str, *, named: bool) -> str:
    """Return the students of the monthly sums with what each is, else how many they are."""
    each = [f"{one.student} {figure(one.amount, lang)}" for one in statement.fixed]
    students = len({one.student for one in statement.fixed})
    return ", ".join(each) if named and len(each) <= NAMED else counted("student", students, lang)


def open_warnings(months: list[MonthStatement], view: View) -> list[str]:
    """Return what is missing on the statement because what happened is not known."""
    lang = view.lang
    waiting = [session for one in months for session in one.statement.undocumented]
    if not waiting:
        return []
    named = [sentence("open", lang, student=one.student, start=start_cell(one, view)) for one in waiting]
    which = "; ".join(named) if len(named) <= NAMED else counted("session", len(named), lang)
    return [sentence("statement-open", lang, which=which, command=command_line("session list", options=OPEN))]


def open_count_line(months: list[MonthStatement], lang: str) -> list[str]:
    """Return how many sessions are missing on the statement as they are not documented, and nobody's name."""
    count = sum(len(one.statement.undocumented) for one in months)
    return [sentence.counted("missing", count, lang)] if count else []


def no_tariff_line(lang: str) -> str:
    """Return that no amount is shown since no tariff is set, and how to set one."""
    return sentence("no-tariff", lang)


def statement_saved_text(saved: SavedStatement, lang: str) -> list[str]:
    """Return the confirmation that a statement was written into a file."""
    return [sentence("saved", lang, path=saved.path)]

"""What `mentor statement` shows, in English and French: tables, what they add up to, and what is missing."""

from __future__ import annotations

from decimal import Decimal

from mentorcli.counts import counted
from mentorcli.models.results.statements import MonthStatement, SavedStatement, YearStatement
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.statement import StatementLine
from mentorcli.models.tariff import Price
from mentorcli.render import FIGURE, Column, Table, View
from mentorcli.render.text import MONTHS, Sentences, funding_word, hours
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
YEAR = (*(one._replace(telling=True) for one in (words(0), figures(1), figures(2))), AMOUNT)
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
        "no-total": (
            "No total, as {which} of unknown amount is in it; the rest comes to {rest}",
            "Pas de total, car {which} de montant inconnu y figure ; le reste fait {rest}",
        ),
        "no-total-of-many": (
            "No total, as {which} of unknown amount are in it; the rest comes to {rest}",
            "Pas de total, car {which} de montant inconnu y figurent ; le reste fait {rest}",
        ),
        "year-sum": ("In {year} {sessions}: {hours}", "En {year}, {sessions} : {hours}"),
        "no-year-total": (
            "No total for the year: one of its months has none",
            "Pas de total pour l'année : un mois n'en a pas",
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
    return (*row, *map(_plain, (line.unit, line.amount))) if amounts else row


def _plain(amount: Decimal | None) -> str:
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
    return (*cells, unit, _amount(line.amount, lang))


def _amount(amount: Decimal | None, lang: str) -> str:
    """Return an amount for a cell, where the total alone has the currency; one that is not known is said to be none."""
    return sentence("no-amount", lang) if amount is None else figure(amount, lang)


def lines_table(months: list[MonthStatement], view: View) -> Table:
    """Return every session of some months on a line, the oldest first, as the statement lists them."""
    amounts = any(one.has_tariffs for one in months)
    pairs = [(one, pair) for one in months for pair in zip(one.statement.sessions, one.statement.prices, strict=True)]
    rows = [line_row(session, paid, view, amounts=amounts) for _, (session, paid) in pairs]

    def cells() -> list[tuple[str, ...]]:
        shown = [line_cells(session, view) for _, (session, _) in pairs]
        paid = [(_amount(price.amount, view.lang),) for _, (_, price) in pairs]
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
    return (*row, _plain(paid.amount)) if amounts else row


def year_table(found: YearStatement, view: View) -> Table:
    """Return the twelve months with their sessions, the hours held and what they come to."""
    has = any(one.has_tariffs for one in found.months)
    rows = [_year_row(one) for one in found.months]
    columns = YEAR if has else YEAR[:-1]
    return Table(
        [row if has else row[:-1] for row in rows],
        columns,
        lambda: [_year_cells(one, view, has) for one in found.months],
    )


def _year_row(one: MonthStatement) -> tuple[str, ...]:
    held = one.statement.minutes(SessionStatus.COMPLETED)
    return f"{one.month:%Y-%m}", str(len(one.statement.sessions)), str(held), _plain(one.statement.total)


def _year_cells(one: MonthStatement, view: View, has: bool) -> tuple[str, ...]:  # noqa: FBT001
    lang, statement = view.lang, one.statement
    name = f"{MONTHS[lang][one.month.month - 1]} {one.month.year}"
    count = counted("session", len(statement.sessions), lang)
    held = sentence("held", lang, hours=hours(statement.minutes(SessionStatus.COMPLETED)))
    if not statement.sessions:
        return (name, count, "", "")[: 4 if has else 3]
    return (name, count, held, _amount(statement.total, lang))[: 4 if has else 3]


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


def total_line(found: MonthStatement, lang: str) -> str:
    """Return what a month comes to and what that is made of, or why it has no total."""
    statement = found.statement
    code = statement.currency
    if statement.total is None:
        count = len(statement.unpriced)
        rest = money(statement.known + statement.fixed_sum, code, lang)
        key = "no-total" if count == 1 else "no-total-of-many"
        return sentence(key, lang, which=counted("session", count, lang), rest=rest)
    total = part(money(statement.total, code, lang), NAME)
    if not statement.fixed:
        return sentence("total", lang, total=total)
    named = [f"{one.student} {figure(one.amount, lang)}" for one in statement.fixed]
    names = ", ".join(named) if len(named) <= NAMED else counted("student", len(named), lang)
    return sentence(
        "total-of",
        lang,
        total=total,
        lines=figure(statement.known, lang),
        fixed=figure(statement.fixed_sum, lang),
        names=names,
    )


def year_reminders(found: YearStatement, view: View) -> list[str]:
    """Return the hours held in a year and what it comes to."""
    lang = view.lang
    count = counted("session", found.sessions, lang)
    held = sentence("held", lang, hours=hours(found.minutes_held))
    lines = [sentence("year-sum", lang, year=found.year, sessions=count, hours=held)]
    if any(one.has_tariffs for one in found.months):
        code = next(iter(found.currencies), None)
        if found.total is None:
            lines.append(sentence("no-year-total", lang))
        else:
            lines.append(sentence("total", lang, total=part(money(found.total, code, lang), NAME)))
    return lines


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

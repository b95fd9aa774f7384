"""What `mentor statement` shows, in English and French."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.statements import MonthStatement
from mentorcli.models.session import SessionStatus
from mentorcli.models.statement import StatementLine
from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, funding_word, hours
from mentorcli.render.text.cells import documented_cell, figures, level_cell, minutes_cell, reason_cell, word, words
from mentorcli.render.text.session import sentence as session_sentence
from mentorcli.render.text.session import start_cell
from mentorcli.render.text.session_list import LINES, line_cells
from mentorcli.text import command_line

COUNTS = tuple(one._replace(telling=True) for one in (*map(words, (1, 2, 4, 0, 6)), figures(0), figures(5), figures(3)))
OPEN = ("--undocumented",)
NAMED = 5  # more open sessions than these are counted, not named

sentence = Sentences(
    {
        "statement-empty": ("No session is documented in {month}.", "Aucune session renseignée en {month}."),
        "each": ("of {length}", "de {length}"),
        "statement-sum": ("In all {sessions}: {hours}", "En tout {sessions} : {hours}"),
        "held": ("{hours} held", "{hours} réalisées"),
        "missed": ("{hours} of no-shows", "{hours} de no-shows"),
        "cancelled": ("{hours} cancelled", "{hours} annulées"),
        "statement-agrees": (
            "Counted a second time, in another way: the same result.",
            "Comptées une seconde fois, d'une autre manière : même résultat.",
        ),
        "statement-differs": (
            "The lines do not add up to the sessions of the month: send nothing, and see --lines",
            "Les lignes ne correspondent pas aux sessions du mois : n'envoyez rien, et voyez --lines",
        ),
        "open": ("{student}, {start}", "{student}, {start}"),
        "statement-open": (
            "not documented yet, so missing here: {which} ({command})",
            "pas encore renseignée, donc absente de ce relevé : {which} ({command})",
        ),
    }
)
_HOURS = {SessionStatus.COMPLETED: "held", SessionStatus.NO_SHOW: "missed", SessionStatus.CANCELLED: "cancelled"}


def counts_table(found: MonthStatement, view: View) -> Table:
    """Return the month's sessions counted by level, kind, funding, status, reason and planned length."""
    lang = view.lang
    rows: list[tuple[str, ...]] = [
        (
            str(line.level or ""),
            line.kind,
            line.funding or "",
            line.status,
            line.reason or "",
            str(line.planned_minutes),
            str(line.sessions),
            str(line.minutes),
        )
        for line in found.statement.lines
    ]
    empty = sentence("statement-empty", lang, month=f"{found.month:%Y-%m}")
    return Table(rows, COUNTS, lambda: [_count_cells(line, lang) for line in found.statement.lines], empty)


def _count_cells(line: StatementLine, lang: str) -> tuple[str, ...]:
    """Return a line of the statement as a terminal shows it."""
    return (
        level_cell(line.level, lang),
        word(line.kind, lang),
        funding_word(line.funding, lang) if line.funding else "",
        documented_cell(line.status, lang),
        reason_cell(line.reason, lang),
        counted("session", line.sessions, lang),
        sentence("each", lang, length=minutes_cell(line.planned_minutes, lang)),
        minutes_cell(line.minutes, lang),
    )


def lines_table(found: MonthStatement, view: View) -> Table:
    """Return every session of the month on a line, the oldest first, as the statement lists them."""
    rows: list[tuple[str, ...]] = [
        (
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
        for session in found.statement.sessions
    ]
    return Table(
        rows,
        LINES,
        lambda: [line_cells(one, view) for one in found.statement.sessions],
        empty=session_sentence("no-session", view.lang),
        whole=command_line("statement", options=("--month", f"{found.month:%Y-%m}", "--lines", "--json")),
    )


def counts_reminders(found: MonthStatement, view: View) -> list[str]:
    """Return the hours of the month by status, and that a second count agrees; nothing for a month without sessions."""
    statement, lang = found.statement, view.lang
    if not statement.lines:
        return []
    sums = [
        sentence(key, lang, hours=hours(statement.minutes(status)))
        for status, key in _HOURS.items()
        if status is SessionStatus.COMPLETED or statement.minutes(status)
    ]
    total = counted("session", len(statement.sessions), lang)
    agrees = [sentence("statement-agrees", lang)] if statement.checked else []
    return [sentence("statement-sum", lang, sessions=total, hours=", ".join(sums)), *agrees]


def differs_warning(view: View) -> str:
    """Return that the two counts of a month differ."""
    return sentence("statement-differs", view.lang)


def open_warnings(found: MonthStatement, view: View) -> list[str]:
    """Return what is missing on the statement because what happened is not known."""
    waiting, lang = found.statement.undocumented, view.lang
    if not waiting:
        return []
    named = [sentence("open", lang, student=one.student, start=start_cell(one, view)) for one in waiting]
    which = "; ".join(named) if len(named) <= NAMED else counted("session", len(named), lang)
    return [sentence("statement-open", lang, which=which, command=command_line("session list", options=OPEN))]

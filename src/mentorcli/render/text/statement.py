"""What `mentor statement` shows, in English and French."""

from __future__ import annotations

from mentorcli.models.results.statements import MonthStatement
from mentorcli.render.text.headings import heading
from mentorcli.render.text.sentences import Sentences
from mentorcli.render.text.session import sentence as session_sentence
from mentorcli.render.text.session import start_cell
from mentorcli.render.view import Table, View

COUNTS = ("level", "kind", "funding", "status", "sessions", "minutes")
LINES = ("start", "student", "kind", "level", "funding", "status", "minutes")

sentence = Sentences(
    {
        "statement-empty": ("No session is documented in {month}.", "Aucune session renseignée en {month}."),
        "statement-sum": (
            "Sessions in all: {sessions}, {minutes} min; counted a second time, with the same result",
            "Sessions en tout : {sessions}, {minutes} min ; comptées une seconde fois, même résultat",
        ),
        "statement-differs": (
            "The lines do not add up to the {sessions} sessions, {minutes} min: see --lines",
            "Les lignes ne font pas les {sessions} sessions, {minutes} min : voir --lines",
        ),
        "statement-open": (
            "sessions not documented yet, which are missing here: {count} ({command})",
            "sessions pas encore renseignées, absentes d'ici : {count} ({command})",
        ),
    }
)


def counts_table(found: MonthStatement, view: View) -> Table:
    """Return the month's sessions counted by level, kind, funding and status."""
    rows: list[tuple[str, ...]] = [
        (str(line.level or ""), line.kind, line.funding, line.status, str(line.sessions), str(line.minutes))
        for line in found.statement.lines
    ]
    empty = sentence("statement-empty", view.lang, month=f"{found.month:%Y-%m}")
    return Table(tuple(heading(name, view.lang) for name in COUNTS), rows, empty=empty)


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
            str(session.duration_minutes),
        )
        for session in found.statement.sessions
    ]
    headings = tuple(heading(name, view.lang) for name in LINES)
    return Table(headings, rows, empty=session_sentence("no-session", view.lang))


def counts_reminders(found: MonthStatement, view: View) -> list[str]:
    """Return the sum of the counts, and whether a second count agrees; nothing for a month without sessions."""
    statement = found.statement
    if not statement.lines:
        return []
    minutes = sum(line.minutes for line in statement.lines)
    key = "statement-sum" if statement.checked else "statement-differs"
    return [sentence(key, view.lang, sessions=len(statement.sessions), minutes=minutes)]


def open_warnings(found: MonthStatement, view: View) -> list[str]:
    """Return what is missing on the statement because what happened is not known."""
    count = len(found.statement.undocumented)
    command = "mentor session list --undocumented"
    return [sentence("statement-open", view.lang, count=count, command=command)] if count else []

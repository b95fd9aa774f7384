"""`mentor statement`: a month's sessions, to hold against the monthly statement line by line."""

from datetime import date
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session.details import emit_sessions
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.models.statement import Statement
from mentorcli.render.text.session import sentence as session_sentence
from mentorcli.render.text.statement import sentence
from mentorcli.rules.statement import statement as statement_of


@command("statement", "mentor statement", "mentor statement --month 2026-10 --lines")
def statement(
    ctx: typer.Context,
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="Which month (default: this one).")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Every session on a line of its own.")] = False,
    lang: o.Lang = None,
) -> None:
    """Count a month's sessions by level, kind, funding and status, to check the monthly statement."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    first = _month(app, month)
    sessions = [session for records in app.workspace.everyone() for session in records.sessions.values()]
    found = statement_of(sessions, first, now=app.workspace.now, zone=app.workspace.zone)
    if lines:
        _list(app, found)
    else:
        _print(app, first, found)


def _month(app: AppContext, typed: str | None) -> date:
    """Return the first day of the month meant. Raises UsageError."""
    if typed is None:
        return app.workspace.today.replace(day=1)
    try:
        return date.fromisoformat(f"{typed.strip()}-01")
    except ValueError:
        raise UsageError(f"--month {typed} is no month", f"Such as: --month {app.workspace.today:%Y-%m}") from None


def _list(app: AppContext, found: Statement) -> None:
    """Print every session of the month, the oldest first, as the statement lists them."""
    if app.options.json:
        emit_sessions(app, list(found.sessions))
        return
    headers = app.headers("start", "student", "kind", "level", "funding", "status", "minutes")
    app.output.print_table(
        headers, (_row(app, session) for session in found.sessions), empty=session_sentence("no-session", app.lang)
    )
    _tell_open(app, found)


def _row(app: AppContext, session: Session) -> tuple[str, ...]:
    return (
        f"{app.workspace.local(session.scheduled_at):%Y-%m-%d %H:%M}",
        session.student,
        session.kind,
        str(session.level or ""),
        session.funding,
        session.status,
        str(session.duration_minutes),
    )


def _print(app: AppContext, first: date, found: Statement) -> None:
    """Print the counts, the sum, and what is still to document."""
    if app.options.json:
        app.output.print_json(
            {
                "month": f"{first:%Y-%m}",
                "lines": [line._asdict() for line in found.lines],
                "sessions": len(found.sessions),
                "minutes": sum(line.minutes for line in found.lines),
                "undocumented": [session.id for session in found.undocumented],
                "checked": found.checked,
            }
        )
        return
    rows = [
        (str(line.level or ""), line.kind, line.funding, line.status, str(line.sessions), str(line.minutes))
        for line in found.lines
    ]
    headers = app.headers("level", "kind", "funding", "status", "sessions", "minutes")
    app.output.print_table(headers, rows, empty=sentence("statement-empty", app.lang, month=f"{first:%Y-%m}"))
    if found.lines:
        minutes = sum(line.minutes for line in found.lines)
        key = "statement-sum" if found.checked else "statement-differs"
        app.output.remind(sentence(key, app.lang, sessions=len(found.sessions), minutes=minutes))
    _tell_open(app, found)


def _tell_open(app: AppContext, found: Statement) -> None:
    """Say what is missing on the statement because nobody said what happened."""
    if found.undocumented:
        command_line = "mentor session list --undocumented"
        app.output.warn(sentence("statement-open", app.lang, count=len(found.undocumented), command=command_line))

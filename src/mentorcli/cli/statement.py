"""`mentor statement`: a month's sessions, to hold against the monthly statement line by line."""

from datetime import date
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.session.details import emit_sessions
from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.models.statement import Statement
from mentorcli.rules.statement import statement as statement_of

app = new_app()


@command(app, "statement", "mentor statement", "mentor statement --month 2026-10 --lines")
def statement(
    ctx: typer.Context,
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="Which month (default: this one).")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Every session on a line of its own.")] = False,
    lang: o.Lang = None,
) -> None:
    """Count a month's sessions by level, kind, funding and status, to check the monthly statement."""
    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    first = _month(desk, month)
    sessions = [session for dossier in desk.everyone() for session in dossier.sessions.values()]
    found = statement_of(sessions, first, now=desk.now, zone=desk.zone)
    if lines:
        _list(desk, found)
    else:
        _print(desk, first, found)


def _month(desk: Desk, typed: str | None) -> date:
    """Return the first day of the month meant. Raises UsageError."""
    if typed is None:
        return desk.today.replace(day=1)
    try:
        return date.fromisoformat(f"{typed.strip()}-01")
    except ValueError:
        raise UsageError(f"--month {typed} is no month", f"Such as: --month {desk.today:%Y-%m}") from None


def _list(desk: Desk, found: Statement) -> None:
    """Print every session of the month, the oldest first, as the statement lists them."""
    if desk.json:
        emit_sessions(desk, list(found.sessions))
        return
    headers = desk.headers("start", "student", "kind", "level", "funding", "status", "minutes")
    show_table(desk, headers, (_row(desk, session) for session in found.sessions), empty=desk.said("no-session"))
    _tell_open(desk, found)


def _row(desk: Desk, session: Session) -> tuple[str, ...]:
    return (
        f"{desk.local(session.scheduled_at):%Y-%m-%d %H:%M}",
        session.student,
        session.kind,
        str(session.level or ""),
        session.funding,
        session.status,
        str(session.duration_minutes),
    )


def _print(desk: Desk, first: date, found: Statement) -> None:
    """Print the counts, the sum, and what is still to document."""
    if desk.json:
        desk.emit(
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
    headers = desk.headers("level", "kind", "funding", "status", "sessions", "minutes")
    show_table(desk, headers, rows, empty=desk.said("statement-empty", month=f"{first:%Y-%m}"))
    if found.lines:
        minutes = sum(line.minutes for line in found.lines)
        key = "statement-sum" if found.checked else "statement-differs"
        desk.remind(desk.said(key, sessions=len(found.sessions), minutes=minutes))
    _tell_open(desk, found)


def _tell_open(desk: Desk, found: Statement) -> None:
    """Say what is missing on the statement because nobody said what happened."""
    if found.undocumented:
        command_line = "mentor session list --undocumented"
        desk.warn(desk.said("statement-open", count=len(found.undocumented), command=command_line))

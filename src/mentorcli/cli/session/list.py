"""`mentor session list`."""

from collections.abc import Iterable
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session.details import emit_sessions
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.render.text.session import sentence
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.session_outcome import is_undocumented
from mentorcli.services.lookup import find_student

_HEADERS = ("id", "start", "student", "kind", "minutes", "status", "reason", "project")


@command(
    "list",
    "mentor session list --student amelie --limit 5",
    "mentor session list --from 2026-11-01 --to 2026-11-30 --status no-show",
)
def list_(
    ctx: typer.Context,
    *,
    student: o.StudentOption = None,
    from_: o.From = None,
    to: o.To = None,
    status: o.SessionStatusOption = None,
    kind: o.Kind = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")] = None,
    undocumented: Annotated[bool, typer.Option("--undocumented", help="Begun, and not logged yet.")] = False,
    missing_recording: Annotated[
        bool, typer.Option("--missing-recording", help="Held, must be recorded, and no link is kept.")
    ] = False,
) -> None:
    """List sessions, newest first."""
    from mentorcli.when import parse_span_end, parse_span_start

    app = app_of(ctx)
    if limit is not None and limit < 1:
        raise UsageError(f"--limit is {limit}", "Give 1 or more.")
    start = parse_span_start(from_, now=app.workspace.now, zone=app.workspace.zone) if from_ else None
    end = parse_span_end(to, now=app.workspace.now, zone=app.workspace.zone) if to else None
    if start and end and start >= end:
        raise UsageError("--from is after --to", "Turn them round.")
    all_records = [find_student(app.workspace, student)] if student else app.workspace.everyone()
    sessions = [session for records in all_records for session in records.sessions.values()]
    first_id = app.workspace.store.first_session_id() if missing_recording else None
    sessions = [
        session
        for session in sessions
        if (start is None or session.scheduled_at >= start)
        and (end is None or session.scheduled_at < end)
        and (status is None or session.status is status)
        and (kind is None or session.kind is kind)
        and (not undocumented or is_undocumented(session, app.workspace.now))
        and (not missing_recording or recording_missing(session, first_id))
    ]
    sessions.sort(key=lambda s: (s.scheduled_at, s.id), reverse=True)
    _print(app, sessions[:limit])


def _print(app: AppContext, sessions: list[Session]) -> None:
    if app.options.json:
        emit_sessions(app, sessions)
        return
    rows = (_row(app, session) for session in sessions)
    app.output.print_table(app.headers(*_HEADERS), rows, empty=sentence("no-session", app.lang), firm=2)


def _row(app: AppContext, session: Session) -> Iterable[str]:
    start = app.workspace.local(session.scheduled_at)
    return (
        session.id,
        f"{start:%Y-%m-%d %H:%M}",
        session.student,
        session.kind,
        str(session.duration_minutes),
        session.status,
        session.reason or "",
        session.project or "",
    )

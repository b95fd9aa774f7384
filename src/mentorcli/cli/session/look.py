"""`mentor session list` and `mentor session show`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_session, pick_student
from mentorcli.cli.session.details import emit_session, emit_sessions
from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.rules.outcome import is_undocumented
from mentorcli.rules.recording import recording_missing, recording_required

app = new_app()

_HEADERS = ("id", "start", "student", "kind", "minutes", "status", "reason", "project")


@command(
    app,
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

    desk = o.desk_of(ctx)
    if limit is not None and limit < 1:
        raise UsageError(f"--limit is {limit}", "Give 1 or more.")
    start = parse_span_start(from_, now=desk.now, zone=desk.zone) if from_ else None
    end = parse_span_end(to, now=desk.now, zone=desk.zone) if to else None
    if start and end and start >= end:
        raise UsageError("--from is after --to", "Turn them round.")
    dossiers = [pick_student(desk, student)] if student else desk.everyone()
    sessions = [session for dossier in dossiers for session in dossier.sessions.values()]
    first_id = desk.store.first_session_id() if missing_recording else None
    sessions = [
        session
        for session in sessions
        if (start is None or session.scheduled_at >= start)
        and (end is None or session.scheduled_at < end)
        and (status is None or session.status is status)
        and (kind is None or session.kind is kind)
        and (not undocumented or is_undocumented(session, desk.now))
        and (not missing_recording or recording_missing(session, first_id))
    ]
    sessions.sort(key=lambda s: (s.scheduled_at, s.id), reverse=True)
    _print(desk, sessions[:limit])


def _print(desk: Desk, sessions: list[Session]) -> None:
    if desk.json:
        emit_sessions(desk, sessions)
        return
    rows = (_row(desk, session) for session in sessions)
    show_table(desk, desk.headers(*_HEADERS), rows, empty=desk.said("no-session"), firm=2)


def _row(desk: Desk, session: Session) -> Iterable[str]:
    start = desk.local(session.scheduled_at)
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


@command(app, "show", "mentor session show amelie", "mentor session show 4k2m")
def show(ctx: typer.Context, session: o.SessionArg) -> None:
    """Show one session whole."""
    from mentorcli.render.words.page import session_page

    desk = o.desk_of(ctx)
    dossier, found = pick_session(desk, session)
    if desk.json:
        emit_session(desk, found)
        return
    required = recording_required(found, desk.store.first_session_id())
    local = replace(
        found,
        scheduled_at=desk.local(found.scheduled_at),
        cancelled_at=desk.local(found.cancelled_at) if found.cancelled_at else None,
    )
    desk.show(*session_page(local, dossier.student.name, desk.lang, required=required))

"""`mentor noshow list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session.details import emit_sessions
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.session import SessionStatus
from mentorcli.render.text.noshow import sentence
from mentorcli.services.lookup import find_student


@command("list", "mentor noshow list", "mentor noshow list amelie --json")
def list_(ctx: typer.Context, student: o.OptionalStudent = None) -> None:
    """List no-shows, newest first."""
    app = app_of(ctx)
    all_records = [find_student(app.workspace, student)] if student else app.workspace.everyone()
    found = [s for d in all_records for s in d.sessions.values() if s.status is SessionStatus.NO_SHOW]
    found.sort(key=lambda s: (s.scheduled_at, s.id), reverse=True)
    if app.options.json:
        emit_sessions(app, found)
        return
    rows = [
        (
            s.id,
            f"{app.workspace.local(s.scheduled_at):%Y-%m-%d %H:%M}",
            s.student,
            s.kind,
            s.reason or "",
            s.because or "",
        )
        for s in found
    ]
    headers = app.headers("id", "start", "student", "kind", "reason", "why")
    app.output.print_table(headers, rows, empty=sentence("no-no-shows", app.lang), firm=2)

"""`mentor session list`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.session_filter import SessionFilter
from mentorcli.render.text.session import sessions_table
from mentorcli.services import sessions


@command(
    "list",
    "mentor session list --student amelie --limit 5",
    "mentor session list --from 2026-11-01 --to 2026-11-30 --status no-show",
)
def list_(
    ctx: typer.Context,
    *,
    student: o.StudentOptions = None,
    from_: o.From = None,
    to: o.To = None,
    status: so.SessionStatuses = None,
    kind: so.Kinds = None,
    limit: o.Limit = None,
    undocumented: Annotated[bool, typer.Option("--undocumented", help="Begun, and not logged yet.")] = False,
    missing_recording: Annotated[
        bool, typer.Option("--missing-recording", help="Held, must be recorded, and no link is kept.")
    ] = False,
) -> None:
    """List sessions, newest first."""
    app = app_of(ctx)
    most = o.check_limit(limit)
    start, end = o.span(app, from_, to)
    wanted = SessionFilter(start, end, tuple(status or ()), tuple(kind or ()), undocumented, missing_recording)
    found = app.limited(sessions.find(app.workspace, wanted, students=student or []), most)
    app.answer_table(json=lambda: session_records(app, found), table=lambda: sessions_table(found, app.view))

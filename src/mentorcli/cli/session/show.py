"""`mentor session show`."""

from dataclasses import replace

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session.details import emit_session
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.rules.recording import recording_required
from mentorcli.services.lookup import find_session


@command("show", "mentor session show amelie", "mentor session show 4k2m")
def show(ctx: typer.Context, session: o.SessionArg) -> None:
    """Show one session whole."""
    from mentorcli.render.text.page import session_page

    app = app_of(ctx)
    records, found = find_session(app.workspace, session)
    if app.options.json:
        emit_session(app, found)
        return
    required = recording_required(found, app.workspace.store.first_session_id())
    local = replace(
        found,
        scheduled_at=app.workspace.local(found.scheduled_at),
        cancelled_at=app.workspace.local(found.cancelled_at) if found.cancelled_at else None,
    )
    app.output.print_text(*session_page(local, records.student.name, app.lang, required=required))

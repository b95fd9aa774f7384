"""`mentor noshow list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.noshow import no_shows_table
from mentorcli.services import noshows


@command("list", "mentor noshow list", "mentor noshow list amelie --json")
def list_(ctx: typer.Context, student: o.OptionalStudent = None, limit: o.Limit = None) -> None:
    """List no-shows, newest first."""
    app = app_of(ctx)
    most = o.check_limit(limit)
    found = app.limited(noshows.find(app.workspace, student=student), most)
    app.answer_table(json=lambda: session_records(app, found), table=lambda: no_shows_table(found, app.view))

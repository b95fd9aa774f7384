"""`mentor noshow unmark`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.noshow import unmarked_text
from mentorcli.services import noshows


@command("unmark", "mentor noshow unmark amelie", "mentor noshow unmark 4k2m")
def unmark(ctx: typer.Context, session: o.SessionArg) -> None:
    """Take a no-show back: its note goes, the session is as before."""
    app = app_of(ctx)
    done = noshows.unmark(app.workspace, session)
    app.respond(json=lambda: session_record(app, done.session), text=lambda: unmarked_text(done, app.view))

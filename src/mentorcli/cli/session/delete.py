"""`mentor session delete`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.session import deleted_text, deletion_question
from mentorcli.services import sessions


@command("delete", "mentor session delete 4k2m", "mentor session delete 4k2m --yes")
def delete(ctx: typer.Context, session: o.SessionArg) -> None:
    """Delete a session made by mistake, with its no-show note. Without a question it is named by its id."""
    app = app_of(ctx)
    asked = app.interactive and not app.options.yes
    found = sessions.find_to_delete(app.workspace, session, asked=asked)
    app.confirm(deletion_question(found, app.view))
    done = sessions.delete(app.workspace, found)
    app.respond(json=lambda: session_record(app, done.session), text=lambda: deleted_text(done, app.view))

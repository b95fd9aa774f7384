"""`mentor session record`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.session import recorded_text
from mentorcli.services import sessions


@command(
    "record",
    "mentor session record amelie https://example.org/videos/42",
    "mentor session record 4k2m https://example.org/videos/42",
)
def record(
    ctx: typer.Context,
    session: o.SessionArg,
    url: Annotated[str, typer.Argument(metavar="URL", help="Link to the recording.", show_default=False)],
) -> None:
    """Keep the link to a session's recording. A student means the latest session that has begun."""
    app = app_of(ctx)
    done = sessions.record(app.workspace, session, o.check_url(url, "URL"))
    app.respond(json=lambda: session_record(app, done.session), text=lambda: recorded_text(done, app.view))

"""`mentor session record`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session.details import emit_session
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.session import sentence
from mentorcli.services.lookup import find_session


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
    """Keep the link to a session's recording. A student stands for their latest session that was held."""
    app = app_of(ctx)
    o.check_url(url, "URL")
    with app.workspace.transaction() as writer:
        records, found = find_session(app.workspace, session, held=True)
        changed = replace(found, recording=url)
        writer.append(records, changed, cmd="session record", at=app.workspace.now)
    if app.options.json:
        emit_session(app, changed)
        return
    start = app.in_words(changed.scheduled_at)
    app.output.print_message(sentence("recording-kept", app.lang, name=records.student.name, start=start, url=url))

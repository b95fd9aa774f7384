"""`mentor session cancel`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.evidence import typed_evidence
from mentorcli.cli.session_records import session_record, session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.session import CancelledBy
from mentorcli.render.text.session import cancelled_text
from mentorcli.services import sessions


@command(
    "cancel",
    "mentor session cancel amelie",
    'mentor session cancel amelie --at "yesterday 18:00" --by student',
)
def cancel(
    ctx: typer.Context,
    session: o.SessionArg,
    at: Annotated[
        str | None, typer.Option("--at", metavar="WHEN", help="When it was called off (default: now).")
    ] = None,
    by: Annotated[CancelledBy, typer.Option("--by", help="Who called it off.")] = CancelledBy.STUDENT,
    every: Annotated[bool, typer.Option("--all", help="Every future session of the student.")] = False,
) -> None:
    """Call a session off. The 24-hour rule decides whether that is a no-show.

    Without an id it is the scheduled session nearest to now within 24 hours, else the student's next one.
    """
    app = app_of(ctx)
    evidence = typed_evidence(app, cancelled_at=at, cancelled_by=by)
    done = sessions.cancel(app.workspace, session, evidence, every=every)
    gone = [judged.session for judged in done]
    app.respond(
        json=lambda: session_records(app, gone) if every else session_record(app, gone[0]),
        text=lambda: cancelled_text(done, app.view),
    )

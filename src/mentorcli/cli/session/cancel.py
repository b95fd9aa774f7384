"""`mentor session cancel`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.evidence import answered, other_reading, typed_evidence
from mentorcli.cli.evidence import by as called_off_by
from mentorcli.cli.session_records import session_record, session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy
from mentorcli.render.text.session import cancelled_text
from mentorcli.services import session_cancel
from mentorcli.text import bilingual


@command(
    "cancel",
    "mentor session cancel amelie --by student",
    'mentor session cancel amelie --session "2026-11-24 14:00" --at "yesterday 18:00" --by student',
    "mentor session cancel amelie --all --by mentor",
)
def cancel(
    ctx: typer.Context,
    session: o.SessionArg,
    at: Annotated[
        str | None, typer.Option("--at", metavar="WHEN", help="When it was called off (default: now).")
    ] = None,
    by: Annotated[CancelledBy | None, typer.Option("--by", help="Who called it off.")] = None,
    which: Annotated[
        str | None, typer.Option("--session", metavar="WHEN", help="Which session: when it was to start.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every future session of the student.")] = False,
) -> None:
    """Call a session off. The 24-hour rule decides whether that is a no-show.

    A student means the next session that has not begun. One that has begun is named by its id, or by --session.
    """
    app = app_of(ctx)
    if which is not None and every:
        raise UsageError(
            bilingual("--session and --all contradict each other", "--session et --all se contredisent"),
            bilingual("Give one of them.", "Donnez-en une seule."),
        )
    evidence = typed_evidence(app, cancelled_at=at, cancelled_by=by, called_off=True)
    start = app.moment(which) if which else None
    other = other_reading(app, which, start, ahead=True) if which and start else None
    done = answered(
        app,
        lambda told: session_cancel.cancel(
            app.workspace, told.session or session, called_off_by(evidence, told.by), at=start, other=other,
            every=every,
        ),
    )  # fmt: skip
    gone = [judged.session for judged in done]
    app.respond(
        json=lambda: session_records(app, gone) if every else session_record(app, gone[0]),
        text=lambda: cancelled_text(done, app.view),
    )

"""`mentor noshow mark`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import session_ids
from mentorcli.cli.context import app_of
from mentorcli.cli.evidence import typed_evidence
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.text.noshow import marked_text, marked_warnings
from mentorcli.services import noshows


@command(
    "mark",
    "mentor noshow mark amelie",
    "mentor noshow mark amelie --late 20m",
    'mentor noshow mark amelie --late 10m --force --because "Left again at once"',
)
def mark(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="SESSION", help="Which session, by its id.", autocompletion=session_ids),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Which session, by its start.")] = None,
    absent: o.Absent = False,
    late: o.Late = None,
    cancelled_at: o.CancelledAt = None,
    forced: Annotated[bool, typer.Option("--force", help="Mark it against the rule (needs --because).")] = False,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why, kept with it.")] = None,
) -> None:
    """Mark a no-show. Without options: the student did not come to the latest session.

    What the rule does not make a no-show is refused, with the figures.
    """
    app = app_of(ctx)
    nobody_came = absent or (late is None and cancelled_at is None)
    evidence = typed_evidence(app, late=late, absent=nobody_came, cancelled_at=cancelled_at)
    reason = app.text_argument(because)
    if forced and not reason:
        raise UsageError("--force needs --because", 'Such as: --force --because "Left again at once"')
    if because is not None and not forced:
        raise UsageError("--because goes with --force", "Add --force, or leave it out.")
    if session is not None and at is not None:
        raise UsageError("--session and --at contradict each other", "Give one of them.")
    start = app.moment(at) if at is not None else None
    done = noshows.mark(app.workspace, student, evidence, session=session, at=start, because=reason)
    for line in marked_warnings(done, app.view):
        app.output.warn(line)
    app.respond(json=lambda: session_record(app, done.judged.session), text=lambda: marked_text(done, app.view))

"""`mentor session schedule`."""

from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import weekly
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session_records import session_record, session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import SessionDetails
from mentorcli.render.text.session import scheduled_text, scheduled_warnings
from mentorcli.services import sessions

MAX_TIMES = 60
WEEKLY = "weekly"


@command(
    "schedule",
    'mentor session schedule amelie "2026-11-24 14:00"',
    'mentor session schedule amelie "tomorrow 10:00" --kind presentation --project "Build a dashboard"',
)
def schedule(
    ctx: typer.Context,
    student: o.StudentArg,
    when: Annotated[str, typer.Argument(metavar="WHEN", help='The start, such as "2026-11-24 14:00".')],
    kind: o.Kind = None,
    duration: o.Duration = None,
    project: o.ProjectOption = None,
    repeat: Annotated[
        str | None, typer.Option("--repeat", metavar="weekly", help="Plan a series.", autocompletion=weekly)
    ] = None,
    times: Annotated[int | None, typer.Option("--times", metavar="N", help="How many in the series.")] = None,
) -> None:
    """Plan a session. The usual length is 45 min, 30 for a presentation or a self-paid student."""
    app = app_of(ctx)
    starts = _starts(app, when, repeat, times)
    details = SessionDetails(kind=kind, minutes=o.minutes(duration) if duration else None, project=project)
    done = sessions.schedule(app.workspace, student, starts, details, series=repeat is not None)
    for line in scheduled_warnings(done, app.view):
        app.output.warn(line)
    app.respond(
        json=lambda: session_records(app, done.sessions) if done.series else session_record(app, done.sessions[0]),
        text=lambda: scheduled_text(done, app.view),
    )


def _starts(app: AppContext, when: str, repeat: str | None, times: int | None) -> list[datetime]:
    """Return the start, or those of a series. Raises UsageError."""
    if repeat is None and times is None:
        return [app.moment(when, ahead=True)]
    if repeat != WEEKLY or times is None:
        raise UsageError("A series needs both --repeat weekly and --times N", "Such as: --repeat weekly --times 8")
    if not 1 <= times <= MAX_TIMES:
        raise UsageError(f"--times is {times}", f"Give 1 to {MAX_TIMES}.")
    return sessions.weekly_starts(app.workspace, app.moment(when, ahead=True), times, app.moment)

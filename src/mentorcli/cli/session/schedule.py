"""`mentor session schedule`."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import weekly
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session.details import (
    emit_session,
    emit_sessions,
    new_session,
    planned_words,
    warn_of_overlaps,
    with_details,
)
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import Session, SessionKind
from mentorcli.render.text.session import sentence
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords

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
    starts = _series(app, when, repeat, times)
    minutes = o.minutes(duration) if duration else None
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        first = with_details(records, new_session(app, records, starts[0], kind=kind, minutes=minutes), project=project)
        sessions = [first, *(_next_of(app, records, first, start) for start in starts[1:])]
        writer.append(records, *sessions, cmd="session schedule", at=app.workspace.now)
    _tell_planned(app, records, sessions, series=repeat is not None)


def _series(app: AppContext, when: str, repeat: str | None, times: int | None) -> list[datetime]:
    """Return the starts of a series: the same time on the wall each week, across clock changes too."""
    if repeat is None and times is None:
        return [app.moment(when, ahead=True)]
    if repeat != WEEKLY or times is None:
        raise UsageError("A series needs both --repeat weekly and --times N", "Such as: --repeat weekly --times 8")
    if not 1 <= times <= MAX_TIMES:
        raise UsageError(f"--times is {times}", f"Give 1 to {MAX_TIMES}.")
    start = app.moment(when, ahead=True)
    wall = app.workspace.local(start).replace(tzinfo=None)
    form = "%Y-%m-%d %H:%M:%S" if wall.second else "%Y-%m-%d %H:%M"
    later = ((wall + timedelta(weeks=week)).strftime(form) for week in range(1, times))
    return [start, *(app.moment(text) for text in later)]


def _next_of(app: AppContext, records: StudentRecords, first: Session, start: datetime) -> Session:
    """Return a later session of a series: a discovery happens once, the funding is that of its own day."""
    later = new_session(app, records, start, minutes=first.duration_minutes)
    kind = SessionKind.MENTORING if first.kind is SessionKind.DISCOVERY else first.kind
    return replace(later, id=record_id(), kind=kind, project=first.project, level=first.level)


def _tell_planned(app: AppContext, records: StudentRecords, sessions: list[Session], *, series: bool) -> None:
    warn_of_overlaps(app, sessions)
    if sessions[0].scheduled_at <= app.workspace.now:
        app.output.warn(sentence("past-planned", app.lang))
    if app.options.json:
        if series:
            emit_sessions(app, sessions)
        else:
            emit_session(app, sessions[0])
        return
    for session in sessions:
        app.output.print_message(sentence("scheduled", app.lang, **planned_words(app, records.student.name, session)))
    app.output.print_message(sentence("afterwards", app.lang, command=f"mentor session log {records.id}"))

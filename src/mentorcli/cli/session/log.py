"""`mentor session log`: what happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.evidence import answered, by, other_reading, typed_evidence
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.session import Session, SessionDetails
from mentorcli.render.text.session import logged_text, overlap_warnings, recording_reminder
from mentorcli.services import session_log

if TYPE_CHECKING:
    from mentorcli.models.results.session_outcome import LoggedSession


def _without_student(ctx: typer.Context, value: bool) -> bool:
    """Let --open do without a student."""
    if value:
        from mentorcli.cli.typer_adapter.missing_arguments import need_not_be_given  # only --open

        need_not_be_given(ctx, "student")
    return value


@command(
    "log",
    'mentor session log amelie --at "2026-11-24 14:00" --notes "Scraping done, charts next"',
    "mentor session log amelie --late 20m",
    "mentor session log amelie --new --lasted 50m",
    "mentor session log --open",
)
def log(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Which session: when it started.")] = None,
    new: Annotated[bool, typer.Option("--new", help="A session that was not planned.")] = False,
    duration: so.Duration = None,
    lasted: so.Lasted = None,
    kind: so.Kind = None,
    arrived: so.Arrived = None,
    late: so.Late = None,
    absent: so.Absent = False,
    cancelled_at: so.CancelledAt = None,
    cancelled_by: so.CancelledByOption = None,
    notes: o.Notes = None,
    recording: so.Recording = None,
    project: o.ProjectOption = None,
    level: so.LevelOption = None,
    goal: so.Goals = None,
    open_: Annotated[
        bool,
        typer.Option(
            "--open", is_eager=True, callback=_without_student, help="Every open session in turn; STUDENT: only theirs."
        ),
    ] = False,
) -> None:
    """Say what happened: held, late, absent or called off. The rule decides whether it is a no-show.

    Without --at it is the session running now, or the last one to document that began within 12 hours. Where an older
    one waits you are asked; where none does, a new one is made. With --open every session to document is asked about,
    a key each, and saved at once.
    """
    app = app_of(ctx)
    if open_:
        from mentorcli.cli.open_sessions import log_open  # at the day's end only

        log_open(ctx, app, student, show_logged)
        return
    evidence = typed_evidence(
        app, arrived=arrived, late=late, absent=absent, cancelled_at=cancelled_at, cancelled_by=cancelled_by
    )
    start = app.moment(at, length=True) if at else None
    other = other_reading(app, at, start, ahead=evidence.cancels) if at and start else None
    details = SessionDetails(
        notes=app.text_argument(notes),
        recording=o.check_url(recording, "--recording") if recording is not None else None,
        minutes=o.minutes(duration) if duration else None,
        kind=kind,
        project=project,
        level=o.check_level(level),
        lasted=o.minutes(lasted, "--lasted") if lasted else None,
        goals=tuple(map(app.text_argument, goal)) if goal else None,
    )
    done = answered(
        app,
        lambda told: session_log.log(
            app.workspace, student, by(evidence, told.by), details, at=start, other=other, new=new or told.new,
            session=told.session,
        ),
    )  # fmt: skip
    show_logged(app, done)


def show_logged(app: AppContext, done: "LoggedSession", more: Callable[[list[str]], list[str]] = list) -> None:
    """Say what a session was logged as, `more` of it where there is more to say, and what is left to do."""
    for line in overlap_warnings(done.overlaps, app.view):
        app.output.warn(line)
    app.respond(json=lambda: _record(app, done.judged.session), text=lambda: more(logged_text(done, app.view)))
    if done.measured is not None:
        from mentorcli.render.text.session_clock_words import measured_line  # only where its clock was left

        app.output.remind(measured_line(done.measured, done.judged.session, app.view))
    if done.recording_due:
        app.output.remind(recording_reminder(done, app.view))


def _record(app: AppContext, session: Session) -> dict[str, Any]:
    """Return the session as the JSON that scripts read."""
    from mentorcli.cli.session_records import session_record  # 2 ms: only --json needs it

    return session_record(app, session)

"""`mentor session schedule`."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli.candidates import weekly
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session_records import session_record, session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.sessions import ScheduledSessions
from mentorcli.models.session import SessionDetails
from mentorcli.render.text.session import scheduled_text, scheduled_warnings
from mentorcli.services import sessions
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.services.session_planning import Series

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
    *,
    kind: so.Kind = None,
    duration: so.Duration = None,
    project: o.ProjectOption = None,
    level: so.LevelOption = None,
    repeat: Annotated[
        str | None, typer.Option("--repeat", metavar="weekly", help="Plan a series.", autocompletion=weekly)
    ] = None,
    times: Annotated[int | None, typer.Option("--times", metavar="N", help="How many in the series.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day of the series, included.")
    ] = None,
    skip_holidays: Annotated[
        bool | None,
        typer.Option(
            "--skip-holidays/--keep-holidays", help="Leave public holidays out of a series.", show_default=False
        ),
    ] = None,
) -> None:
    """Plan a session. The usual length is 45 min, 30 for a presentation or a self-paid student."""
    app = app_of(ctx)
    minutes = o.minutes(duration) if duration else None
    details = SessionDetails(kind=kind, minutes=minutes, project=project, level=o.check_level(level))
    if repeat is None and times is None and until is None and skip_holidays is None:
        start = _start(app, student, when)
        done = sessions.schedule(app.workspace, student, [start], details)
    else:
        _check_series(repeat, times, until)
        series = _series(app, student, when, times, until)
        done = _planned_series(app, student, series, details, skip_holidays)
    _warn(app, done)
    app.respond(
        json=lambda: session_records(app, done.sessions) if done.series else session_record(app, done.sessions[0]),
        text=lambda: scheduled_text(done, app.view),
    )


def _warn(app: AppContext, done: ScheduledSessions) -> None:
    """Warn of days off, of sessions that share time, of a start that is past."""
    if done.skipped or done.off:
        from mentorcli.render.text.timeoff import off_warnings  # only where somebody is off

        for line in (*off_warnings(done.skipped, app.view, skipped=True), *off_warnings(done.off, app.view)):
            app.output.warn(line)
    for line in scheduled_warnings(done, app.view):
        app.output.warn(line)


def _check_series(repeat: str | None, times: int | None, until: str | None) -> None:
    """Raise UsageError for options of a series that do not belong together."""
    if repeat != WEEKLY or (times is None) == (until is None):
        raise UsageError(
            bilingual(
                "A series needs --repeat weekly and either --times N or --until DATE",
                "Une série demande --repeat weekly, et --times N ou --until DATE",
            ),
            bilingual("Such as: --repeat weekly --times 8", "Par exemple\u00a0: --repeat weekly --times 8"),
        )
    if times is not None and not 1 <= times <= MAX_TIMES:
        raise UsageError(
            bilingual(f"--times is {times}", f"--times vaut {times}"),
            bilingual(f"Give 1 to {MAX_TIMES}.", f"Donnez de 1 à {MAX_TIMES}."),
        )


def _start(app: AppContext, student: str, when: str) -> datetime:
    """Return when a session begins. Raises UsageError, with the command to type where the two are turned round."""
    try:
        return app.moment(when, ahead=True, length=True)
    except UsageError:
        if _is_moment(app, student):
            typed = command_line("session schedule", when, student)
            raise UsageError(
                bilingual("The student comes before the time", "L'étudiant vient avant l'heure"),
                bilingual(f"Type: {typed}", f"Tapez\u00a0: {typed}"),
            ) from None
        raise


def _is_moment(app: AppContext, text: str) -> bool:
    try:
        app.moment(text, ahead=True, length=True)
    except UsageError:
        return False
    return True


def _series(app: AppContext, student: str, when: str, times: int | None, until: str | None) -> "Series":
    """Return when a series is planned. Raises UsageError for a last day that cannot be."""
    from mentorcli.services.session_planning import Series  # only where a series is meant

    start = _start(app, student, when)
    last = app.day(until, ahead=True) if until is not None else None
    if last is not None:
        _check_last(app, start, last, until)
    return Series(start, app.moment, times, last)


def _planned_series(
    app: AppContext, student: str, series: "Series", details: SessionDetails, skip: bool | None
) -> ScheduledSessions:
    """Plan a series; whether public holidays are left out is asked in a terminal, where there are any."""
    from mentorcli.services import session_planning  # as above

    if skip:
        session_planning.check_holidays(app.workspace)
    elif skip is None and app.interactive and not app.options.yes:
        found = session_planning.holidays_in(app.workspace, student, series)
        if found:
            from mentorcli.render.text.timeoff import skip_question

            skip = app.ask_yes_no(skip_question(found, app.view))
    done = session_planning.plan_series(app.workspace, student, series, details, skip_holidays=bool(skip))
    return done if skip is None else done._replace(off=())


def _check_last(app: AppContext, start: datetime, last: date, typed: str | None) -> None:
    """Raise UsageError for a last day before the first session, or one too far away."""
    days = (last - app.view.local(start).date()).days
    if days < 0:
        raise UsageError(
            bilingual(f"--until {typed} is before the first session", f"--until {typed} est avant la première session"),
            bilingual("Give a later day.", "Donnez un jour plus tard."),
        )
    if days >= MAX_TIMES * 7:
        raise UsageError(
            bilingual(
                f"--until {typed} is over {MAX_TIMES} weeks away", f"--until {typed} est à plus de {MAX_TIMES} semaines"
            ),
            bilingual("Give an earlier day.", "Donnez un jour plus tôt."),
        )

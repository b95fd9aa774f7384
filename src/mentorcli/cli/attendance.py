"""`mentor attendance`: sessions attended and missed, with the rate."""

from dataclasses import replace

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.attendance import Attendance
from mentorcli.models.session import Session
from mentorcli.render.text.student import sentence
from mentorcli.rules.attendance import attendance as figures_of
from mentorcli.services.lookup import find_student

_ROOMY = 100  # columns from which a bar stands beside each rate


@command(
    "attendance",
    "mentor attendance amelie",
    "mentor attendance --from 2026-11-01 --to 2026-11-30 --json",
)
def attendance(ctx: typer.Context, student: o.OptionalStudent = None, from_: o.From = None, to: o.To = None) -> None:
    """Show how many sessions were attended and missed, of one student or of all.

    The rate is held sessions out of held sessions and no-shows. What was called off is shown beside it.
    """
    from mentorcli.when import parse_span_end, parse_span_start

    app = app_of(ctx)
    start = parse_span_start(from_, now=app.workspace.now, zone=app.workspace.zone) if from_ else None
    end = parse_span_end(to, now=app.workspace.now, zone=app.workspace.zone) if to else None
    if start and end and start >= end:
        raise UsageError("--from is after --to", "Turn them round.")
    names: dict[str, str] = {}
    by_student: dict[str, list[Session]] = {}
    for records in [find_student(app.workspace, student)] if student else app.workspace.everyone():
        names[records.id] = records.student.name
        by_student[records.id] = [
            s
            for s in records.sessions.values()
            if (start is None or s.scheduled_at >= start) and (end is None or s.scheduled_at < end)
        ]
    _print(app, by_student, names, whole=student is None)


def _print(app: AppContext, by_student: dict[str, list[Session]], names: dict[str, str], *, whole: bool) -> None:
    from mentorcli.render.json.attendance import attendance_json

    sessions = [session for found in by_student.values() for session in found]
    student = None if whole else next(iter(by_student))
    total = figures_of(sessions, policy=app.workspace.policy, now=app.workspace.now, student=student)
    if app.options.json:
        app.output.print_json(attendance_json(total))
        return
    if whole and len(by_student) > 1:
        each = [
            figures_of(found, policy=app.workspace.policy, now=app.workspace.now, student=slug)
            for slug, found in by_student.items()
        ]
        _table(app, each, names)
    app.output.print_text(*_lines(app, total, None if whole else names[next(iter(names))]))
    if app.output.terminal:
        _draw_weeks(app, sessions)


def _draw_weeks(app: AppContext, sessions: list[Session]) -> None:
    """Draw the heat-map of weeks."""
    from mentorcli.render.heatmap import heatmap
    from mentorcli.rules.attendance import by_week

    local = [replace(session, scheduled_at=app.workspace.local(session.scheduled_at)) for session in sessions]
    width = app.output.columns
    lines = heatmap(by_week(local), app.lang, width=width, styled=app.output.styled)
    app.output.print_lines(["", *lines] if lines else [])


def _lines(app: AppContext, figures: Attendance, name: str | None) -> list[str]:
    from mentorcli.render.text.attendance import attendance_sentence, regular_sentence

    lead = f"{name}: " if name else ""
    lines = [lead + attendance_sentence(figures, app.lang)]
    regular = regular_sentence(figures, app.lang)
    return [*lines, regular] if regular else lines


def _table(app: AppContext, figures: list[Attendance], names: dict[str, str]) -> None:
    from mentorcli.render.heatmap import bar
    from mentorcli.render.text.quantities import percent

    roomy = app.output.terminal and app.output.columns >= _ROOMY

    def drawn(rate: float) -> str:
        return f"{bar(rate)} " if roomy else ""

    rows = [
        (
            names[f.student or ""],
            str(f.attended),
            str(f.no_shows),
            "" if f.rate is None else drawn(f.rate) + percent(f.rate),
            str(f.cancelled_in_time),
            str(f.cancelled_by_mentor),
        )
        for f in figures
    ]
    headers = app.headers("student", "attended", "no-shows", "rate", "off-in-time", "off-by-you")
    app.output.print_table(headers, rows, empty=sentence("no-student", app.lang))

"""`mentor attendance`: sessions attended and missed, with the rate."""

from dataclasses import replace

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.models.verdict import Attendance
from mentorcli.rules.attendance import attendance as figures_of

app = new_app()

_ROOMY = 100  # columns from which a bar stands beside each rate


@command(
    app,
    "attendance",
    "mentor attendance amelie",
    "mentor attendance --from 2026-11-01 --to 2026-11-30 --json",
)
def attendance(ctx: typer.Context, student: o.OptionalStudent = None, from_: o.From = None, to: o.To = None) -> None:
    """Show how many sessions were attended and missed, of one student or of all.

    The rate is held sessions out of held sessions and no-shows. What was called off is shown beside it.
    """
    from mentorcli.when import parse_span_end, parse_span_start

    desk = o.desk_of(ctx)
    start = parse_span_start(from_, now=desk.now, zone=desk.zone) if from_ else None
    end = parse_span_end(to, now=desk.now, zone=desk.zone) if to else None
    if start and end and start >= end:
        raise UsageError("--from is after --to", "Turn them round.")
    names: dict[str, str] = {}
    by_student: dict[str, list[Session]] = {}
    for dossier in [pick_student(desk, student)] if student else desk.everyone():
        names[dossier.id] = dossier.student.name
        by_student[dossier.id] = [
            s
            for s in dossier.sessions.values()
            if (start is None or s.scheduled_at >= start) and (end is None or s.scheduled_at < end)
        ]
    _print(desk, by_student, names, whole=student is None)


def _print(desk: Desk, by_student: dict[str, list[Session]], names: dict[str, str], *, whole: bool) -> None:
    from mentorcli.render.records import attendance_record

    sessions = [session for found in by_student.values() for session in found]
    student = None if whole else next(iter(by_student))
    total = figures_of(sessions, policy=desk.policy, now=desk.now, student=student)
    if desk.json:
        desk.emit(attendance_record(total))
        return
    if whole and len(by_student) > 1:
        each = [figures_of(found, policy=desk.policy, now=desk.now, student=slug) for slug, found in by_student.items()]
        _table(desk, each, names)
    desk.show(*_lines(desk, total, None if whole else names[next(iter(names))]))
    if desk.terminal:
        _draw_weeks(desk, sessions)


def _draw_weeks(desk: Desk, sessions: list[Session]) -> None:
    """Draw the heat-map of weeks."""
    from mentorcli.render.heatmap import heatmap
    from mentorcli.rules.attendance import by_week

    local = [replace(session, scheduled_at=desk.local(session.scheduled_at)) for session in sessions]
    width = desk.columns
    lines = heatmap(by_week(local), desk.lang, width=width, styled=desk.styled)
    desk.print_lines(["", *lines] if lines else [])


def _lines(desk: Desk, figures: Attendance, name: str | None) -> list[str]:
    from mentorcli.render.words import attendance_sentence, regular_sentence

    lead = f"{name}: " if name else ""
    lines = [lead + attendance_sentence(figures, desk.lang)]
    regular = regular_sentence(figures, desk.lang)
    return [*lines, regular] if regular else lines


def _table(desk: Desk, figures: list[Attendance], names: dict[str, str]) -> None:
    from mentorcli.cli.listing import show_table
    from mentorcli.render.heatmap import bar
    from mentorcli.render.words import percent

    roomy = desk.terminal and desk.columns >= _ROOMY

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
    headers = desk.headers("student", "attended", "no-shows", "rate", "off-in-time", "off-by-you")
    show_table(desk, headers, rows, empty=desk.said("no-student"))

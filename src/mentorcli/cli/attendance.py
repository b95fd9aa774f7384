"""`mentor attendance`: sessions attended and missed, with the rate."""

from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.attendance import AttendanceResult
from mentorcli.render.json.attendance import attendance_json
from mentorcli.render.text.attendance import attendance_table, attendance_text
from mentorcli.services import attendance as service

_ROOMY = 100  # columns from which a bar stands beside each rate


@command(
    "attendance",
    "mentor attendance amelie",
    "mentor attendance --from 2026-11-01 --to 2026-11-30 --json",
    "mentor attendance amelie --owed",
)
def attendance(
    ctx: typer.Context,
    student: o.OptionalStudent = None,
    from_: o.From = None,
    to: o.To = None,
    *,
    owed: Annotated[
        bool, typer.Option("--owed", help="The weeks without a session that a funded student is owed.")
    ] = False,
    limit: o.Limit = None,
) -> None:
    """Show how many sessions were attended and missed, of one student or of all.

    The rate is held sessions out of held sessions and no-shows. What was called off is shown beside it.
    """
    app = app_of(ctx)
    (start, end), most = o.span(app, from_, to), o.check_limit(limit)
    if owed:
        _show_owed(app, student, start, end, most)
        return
    found = service.attendance(app.workspace, student, start=start, end=end)
    app.answer_parts(json=lambda: attendance_json(found.total), show=lambda: _show(app, found, most), whole=True)


def _show_owed(
    app: AppContext, student: str | None, start: datetime | None, end: datetime | None, most: int | None
) -> None:
    """Show the weeks that students are owed: a line each, then how many."""
    from mentorcli.render.json.attendance import owed_json  # only where they are asked for
    from mentorcli.render.text.owed import owed_table, owed_text
    from mentorcli.services import owed as owed_service

    found = owed_service.owed(app.workspace, student, start=start, end=end)
    weeks = [(one, week) for one in found.students for week in one.weeks]

    def show() -> None:
        app.print_table(owed_table(found, app.view, list(app.limited(weeks, most))))
        app.output.print_text(*owed_text(found, app.view))

    app.answer_parts(json=lambda: owed_json(found, app.view), show=show)


def _show(app: AppContext, found: AttendanceResult, most: int | None) -> None:
    """Print the students one by one, the figures in a sentence, and on a terminal the weeks."""
    from mentorcli.render.heatmap import bar, weeks_drawn

    output = app.output
    partial = app.workspace.partial  # the figures of each student are true, those of all are not
    if found.only is None and len(found.students) > (0 if partial else 1):
        drawn = bar if output.terminal and output.columns >= _ROOMY else None
        app.print_table(attendance_table(app.limited(found.students, most), app.view, drawn=drawn))
    if partial:
        return
    output.print_text(*attendance_text(found, app.view))
    if output.terminal:
        output.print_text(*weeks_drawn(found, app.view, width=output.columns))

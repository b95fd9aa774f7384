"""`mentor attendance`: sessions attended and missed, with the rate."""

from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.attendance import AttendanceResult
from mentorcli.render.json.attendance import attendance_json
from mentorcli.render.text.attendance import attendance_table, attendance_text
from mentorcli.services import attendance as service
from mentorcli.text import bilingual

_ROOMY = 100  # columns from which a bar stands beside each rate


@command(
    "attendance",
    "mentor attendance amelie",
    "mentor attendance --from 2026-11-01 --to 2026-11-30 --json",
    "mentor attendance amelie --owed",
    "mentor attendance amelie --from 2026-09-01 --html amelie.html",
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
    html: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="One student's attendance as a sheet to print, written into this file (- prints it).",
            autocompletion=files,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    limit: o.Limit = None,
    lang: o.Lang = None,
) -> None:
    """Show how many sessions were attended and missed, of one student or of all.

    The rate is held sessions out of held sessions and no-shows. What was called off is shown beside it.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    (start, end), most = o.span(app, from_, to), o.check_limit(limit)
    if html is not None:
        _write_sheet(app, _one(student, owed=owed), o.check_page(html, open_=False) or "-", (start, end), force=force)
        return
    if owed:
        _show_owed(app, student, start, end, most)
        return
    found = service.attendance(app.workspace, student, start=start, end=end)
    app.answer_parts(json=lambda: attendance_json(found.total), show=lambda: _show(app, found, most), whole=True)


def _one(student: str | None, *, owed: bool) -> str:
    """Return the student of a sheet. Raises UsageError where none is named, and for the weeks owed."""
    if owed:
        raise UsageError(
            bilingual("--html has no weeks owed on it", "--html ne montre pas les semaines dues"),
            bilingual("Leave --owed or --html out.", "Retirez --owed ou --html."),
        )
    if student is None:
        raise UsageError(
            bilingual(
                "--html needs a student: the sheet is about one",
                "--html demande un étudiant\u00a0: la feuille en concerne un",
            ),
            bilingual(
                "Name one, or for all of them: mentor report",
                "Nommez-en un, ou pour tous\u00a0: mentor report",
            ),
        )
    return student


def _write_sheet(
    app: AppContext, student: str, place: str, span: tuple[datetime | None, datetime | None], *, force: bool
) -> None:
    """Write a student's attendance as a page, and say where it stands."""
    from mentorcli.render.json.report import sheet_json  # only where a sheet is asked for
    from mentorcli.render.text.report import sheet_text
    from mentorcli.services.attendance_sheet import write_sheet

    done = write_sheet(app.workspace, student, place, start=span[0], end=span[1], force=force)
    if done.path is None and not app.options.json:
        app.output.print_document(done.text)
        return
    app.respond(json=lambda: sheet_json(done), text=lambda: sheet_text(done, app.lang))


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

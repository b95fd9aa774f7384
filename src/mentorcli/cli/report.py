"""`mentor report`: one page to look at, to print or to send."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.browser import open_page
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.report import ReportAsked, ReportWritten
from mentorcli.render.json.report import report_json
from mentorcli.render.text.report import named_file_warning, report_text
from mentorcli.services import report as service


@command(
    "report",
    "mentor report",
    "mentor report october --html october.html --open",
    "mentor report 2026 --anonymous",
    "mentor report --student amelie --from 2026-09-01",
)
def report(
    ctx: typer.Context,
    month: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MONTH]", help="Such as 2026-10, october, last month or 2026 (default: this month)."),
    ] = None,
    from_: o.From = None,
    to: o.To = None,
    *,
    html: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write into this file (default: report-MONTH.html; - prints it).",
            autocompletion=files,
        ),
    ] = None,
    student: o.StudentOption = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Initials in the place of names, and none of your notes.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write a month, a year, any span or one student as a page to look at, to print or to send.

    One HTML file, with nothing to fetch and no script. Its figures are those of attendance, statement and agenda.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    place = o.check_page(html, open_=open_)
    start, end = o.span(app, from_, to)
    asked = ReportAsked(" ".join(month) if month else None, start, end, student, anonymous)
    done = service.write(app.workspace, asked, out=place, force=force)
    if done.path is None and not app.options.json:
        app.output.print_document(done.text)
        return
    _show(app, done, open_=open_)


def _show(app: AppContext, done: ReportWritten, *, open_: bool) -> None:
    """Say where the page stands and what of persons is in it, and open it where that is asked for."""
    for line in named_file_warning(done, app.lang):
        app.output.warn(line)
    app.respond(json=lambda: report_json(done), text=lambda: report_text(done, app.lang))
    if open_ and done.path is not None:
        open_page(app, done.path)

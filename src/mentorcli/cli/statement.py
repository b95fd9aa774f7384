"""`mentor statement`: a month's sessions, to hold against the monthly statement line by line."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.session_records import session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.statements import MonthStatement
from mentorcli.render.json.statement import statement_json
from mentorcli.render.text.statement import counts_reminders, counts_table, differs_warning, lines_table, open_warnings
from mentorcli.services import statements


@command("statement", "mentor statement", "mentor statement --month 2026-10 --lines")
def statement(
    ctx: typer.Context,
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="Which month (default: this one).")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Every session on a line of its own.")] = False,
    lang: o.Lang = None,
) -> None:
    """Count a month's sessions by level, kind, funding, status and reason, to check the monthly statement.

    Exit 1 where a second count does not agree.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = statements.statement(app.workspace, month)
    app.answer_parts(
        json=lambda: session_records(app, found.statement.sessions) if lines else statement_json(found),
        show=lambda: _show(app, found, lines=lines),
        whole=not lines,
    )
    if not found.statement.checked:
        app.output.warn(differs_warning(app.view))
        raise typer.Exit(1)


def _show(app: AppContext, found: MonthStatement, *, lines: bool) -> None:
    """Print every session (`lines`), or the counts and their sum, and what is still to document.

    Where a student cannot be read no figure is true: only sessions are shown.
    """
    if lines:
        app.print_table(lines_table(found, app.view))
    if app.workspace.partial:
        return
    if not lines:
        app.print_table(counts_table(found, app.view))
        for line in counts_reminders(found, app.view):
            app.output.remind(line)
    for line in open_warnings(found, app.view):
        app.output.warn(line)

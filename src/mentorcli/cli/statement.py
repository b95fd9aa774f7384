"""`mentor statement`: a month's sessions with their amounts, to hold against the monthly statement line by line."""

from typing import Annotated, Any

import typer

from mentorcli.cli import excel_options as eo
from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.statements import MonthStatement, YearStatement
from mentorcli.render import Table
from mentorcli.render.json.statement import amounts_json, shown_json, statement_saved_json
from mentorcli.render.text import statement as text
from mentorcli.render.text import statement_check as check
from mentorcli.render.text import statement_year as year_text
from mentorcli.services import statements
from mentorcli.text import bilingual


@command(
    "statement",
    "mentor statement",
    "mentor statement october 2026 --lines",
    "mentor statement last month --csv --excel fr --out october.csv",
    "mentor statement 2026 --year",
)
def statement(
    ctx: typer.Context,
    month: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MONTH]", help="Such as 2026-10, october or last month (default: this one)."),
    ] = None,
    *,
    named: Annotated[str | None, typer.Option("--month", metavar="MONTH", help="The same month, as an option.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Every session on a line of its own.")] = False,
    year: Annotated[bool, typer.Option("--year", help="The twelve months of the year, and their total.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV, for a spreadsheet.")] = False,
    excel: eo.Excel = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Write into this file (- prints it).", autocompletion=files),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Count a month's sessions and what they are paid by your tariffs, to check the monthly statement.

    Exit 1 where a second computation does not agree.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    eo.check_excel(excel, as_csv=as_csv, option="--csv")
    if as_csv and app.options.json and out is None:
        raise UsageError(
            bilingual("--csv and --json are two forms of one answer", "--csv et --json sont deux formes d'une réponse"),
            bilingual("Leave one of them out.", "Retirez l'une des deux."),
        )
    place, typed = o.check_out(out), _month(month, named)
    found: MonthStatement | YearStatement
    found = statements.year_statement(app.workspace, typed) if year else statements.statement(app.workspace, typed)
    if place is not None:
        _save(app, found, place, _text(app, found, excel, lines=lines, as_csv=as_csv), force=force)
        return
    if as_csv:
        statements.refuse_unchecked(app.workspace, found)
        app.output.print_document(_csv(app, found, excel, lines=lines))
        _warn(app, found)
        return
    app.answer_parts(
        json=lambda: _records(app, _months(found)) if lines else shown_json(found),
        show=lambda: _show(app, found, lines=lines),
        whole=not lines,
    )
    for line in check.differs_warnings(_months(found), app.view):
        app.output.warn(line)
    if not found.checked and not app.workspace.partial:
        raise typer.Exit(1)


def _months(found: MonthStatement | YearStatement) -> list[MonthStatement]:
    return list(found.months) if isinstance(found, YearStatement) else [found]


def _month(words: list[str] | None, named: str | None) -> str | None:
    """Return the month as typed, behind the command or with --month. Raises UsageError for both."""
    if words and named is not None:
        raise UsageError(
            bilingual("The month is given twice", "Le mois est donné deux fois"),
            bilingual("Leave one of them out.", "Retirez l'un des deux."),
        )
    return " ".join(words) if words else named


def _records(app: AppContext, months: list[MonthStatement]) -> list[dict[str, Any]]:
    """Return the sessions of some months as JSON, each with its amount."""
    from mentorcli.cli.session_records import session_records  # 5 ms that nothing else here needs

    sessions = [session for one in months for session in one.statement.sessions]
    pairs = zip(session_records(app, sessions), amounts_json(months), strict=True)
    return [{**record, **amount} for record, amount in pairs]


def _show(app: AppContext, found: MonthStatement | YearStatement, *, lines: bool) -> None:
    """Print every session (`lines`), or the counts, and what they come to, and what is still to document.

    Where a student cannot be read no figure is true: only sessions are shown.
    """
    if lines:
        app.print_table(text.lines_table(_months(found), app.view))
    if app.workspace.partial:
        return
    if not lines:
        app.print_table(_table(app, found))
    for line in _reminders(app, found, lines=lines):
        app.output.remind(line)
    _warn(app, found)


def _table(app: AppContext, found: MonthStatement | YearStatement) -> Table:
    return (
        year_text.year_table(found, app.view)
        if isinstance(found, YearStatement)
        else text.counts_table(found, app.view)
    )


def _reminders(app: AppContext, found: MonthStatement | YearStatement, *, lines: bool) -> list[str]:
    """Return the sums below a table, that a second computation agrees, and how to set a tariff where none is."""
    months, view = _months(found), app.view
    if isinstance(found, YearStatement):
        said = [
            *year_text.year_reminders(found, view),
            *check.notes(months, view),
            *check.year_checked_line(found, view),
        ]
    else:
        said = [*text.counts_reminders(found, view), *check.notes(months, view), *check.checked_line(found, view)]
    if lines and not any(one.has_tariffs for one in months):
        return []
    return said if any(one.has_tariffs for one in months) or not said else [*said, text.no_tariff_line(view.lang)]


def _warn(app: AppContext, found: MonthStatement | YearStatement) -> None:
    """Warn of what has no amount, and of what is missing since it is not documented."""
    months = _months(found)
    for line in (*check.missing_warnings(months, app.view), *text.open_warnings(months, app.view)):
        app.output.warn(line)


def _csv(app: AppContext, found: MonthStatement | YearStatement, excel: str | None, *, lines: bool) -> str:
    """Return the statement as CSV; in a terminal without the mark by which Excel knows the encoding."""
    from mentorcli.render.statement_csv import statement_csv

    made = statement_csv(_months(found), app.view, excel, lines=lines)
    return made.removeprefix("\ufeff") if app.output.terminal else made


def _text(
    app: AppContext, found: MonthStatement | YearStatement, excel: str | None, *, lines: bool, as_csv: bool
) -> str:
    """Return what goes into a file: CSV, or the statement as it is read."""
    statements.refuse_unchecked(app.workspace, found)
    if as_csv:
        from mentorcli.render.statement_csv import statement_csv

        return statement_csv(_months(found), app.view, excel, lines=lines)
    from mentorcli.render.statement_csv import statement_page

    table = text.lines_table(_months(found), app.view) if lines else _table(app, found)
    return statement_page(table, _reminders(app, found, lines=lines))


def _save(app: AppContext, found: MonthStatement | YearStatement, place: str, made: str, *, force: bool) -> None:
    saved = statements.save(app.workspace, found, place, made, force=force)
    _warn(app, found)
    app.respond(json=lambda: statement_saved_json(saved), text=lambda: text.statement_saved_text(saved, app.lang))

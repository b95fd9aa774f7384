"""`mentor agenda`, also bare `mentor`: what is due, each with the command that clears it."""

import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import LISTED, AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.services.agenda import DAYS, GLANCE_DAYS, due, glance
from mentorcli.text import bilingual

MARK = "mentor: !"  # in a prompt, where the store cannot be read


@command(
    "agenda",
    "mentor agenda --date tomorrow --days 14",
    "mentor agenda --oneline",
    "mentor agenda --oneline --exit-code",
)
def agenda(
    ctx: typer.Context,
    *,
    date: Annotated[str | None, typer.Option("--date", metavar="WHEN", help="As of this day.")] = None,
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="N", help="How many days to look ahead (default: 7; 1 with --oneline)."),
    ] = None,
    limit: o.Limit = None,
    oneline: Annotated[
        bool, typer.Option("--oneline", help="One short line for a prompt; nothing where nothing is due or near.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 where something is overdue or due, else 0.")
    ] = False,
    lang: o.Lang = None,
) -> None:
    """Show what is due: sessions, what to document, contacts, recordings, presentations, transfers, no-shows, gaps."""
    app = app_of(ctx)
    if oneline:
        app.output.mark = MARK
    app.workspace.choose_lang(lang)
    most = o.check_limit(limit)
    on = app.day(date, ahead=True) if date is not None else None
    if oneline:
        _refuse_limit(limit)
        any_due = _show_line(app, on, days)
    else:
        any_due = show_agenda(app, on, days=DAYS if days is None else days, most=most)
    if exit_code and any_due:
        raise typer.Exit(1)


def show_agenda(app: AppContext, on: datetime.date | None = None, *, days: int = DAYS, most: int | None = None) -> bool:
    """Show what is due for all students on a local day (None: now); return whether anything is overdue or due."""
    from mentorcli.render.json.agenda import agenda_json
    from mentorcli.render.text.agenda import agenda_text

    found = due(app.workspace, on, days=days)
    terminal = app.output.terminal
    columns, shown = (app.output.columns, most or LISTED) if terminal else (None, most)
    app.answer(
        json=lambda: agenda_json(found, app.view)[:most],
        text=lambda: agenda_text(found, app.view, columns, shown) if found.entries or not app.workspace.partial else [],
    )
    return found.due > 0


def _show_line(app: AppContext, on: datetime.date | None, days: int | None) -> bool:
    """Show in one line what is due; return whether anything is. A count that lacks a student is none."""
    from mentorcli.render.text.agenda_line import agenda_line

    found = glance(app.workspace, on, days=GLANCE_DAYS if days is None else days)

    def as_json() -> object:
        from mentorcli.render.json.agenda import glance_json  # no prompt needs it

        return glance_json(found, app.view)

    app.answer(json=as_json, text=lambda: agenda_line(found, app.view), copied=True, whole=True)
    return found.due > 0


def _refuse_limit(limit: int | None) -> None:
    """Raise UsageError for a length of a list where there is none."""
    if limit is not None:
        raise UsageError(
            bilingual(
                "--limit is for a list: --oneline is one line",
                "--limit vaut pour une liste\u00a0; --oneline n'a qu'une ligne",
            ),
            bilingual("Leave one of the two out.", "Retirez l'une des deux options."),
        )

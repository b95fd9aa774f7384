"""`mentor agenda`, also bare `mentor`: what is due, each with the command that clears it."""

import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import LISTED, AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.services.agenda import DAYS, due


@command("agenda", "mentor agenda", "mentor agenda --date tomorrow --days 14")
def agenda(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="WHEN", help="As of this day.")] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days to look ahead.")] = DAYS,
    limit: o.Limit = None,
    lang: o.Lang = None,
) -> None:
    """Show what is due: sessions, what to document, contacts, recordings, presentations, transfers, no-shows, gaps."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    most = o.check_limit(limit)
    show_agenda(app, app.day(date, ahead=True) if date is not None else None, days=days, most=most)


def show_agenda(app: AppContext, on: datetime.date | None = None, *, days: int = DAYS, most: int | None = None) -> None:
    """Show what is due for all students on a local day (None: now)."""
    from mentorcli.render.json.agenda import agenda_json
    from mentorcli.render.text.agenda import agenda_text

    found = due(app.workspace, on, days=days)
    terminal = app.output.terminal
    columns, shown = (app.output.columns, most or LISTED) if terminal else (None, most)
    app.answer(
        json=lambda: agenda_json(found, app.view)[:most],
        text=lambda: agenda_text(found, app.view, columns, shown) if found.entries or not app.workspace.partial else [],
    )

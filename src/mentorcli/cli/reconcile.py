"""`mentor reconcile`: the platform's statement held against what is here."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.foreign_options import Maps, SaveMap, columns_of, names_of, read_file
from mentorcli.cli.message_options import say_own_text
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.render.json.reconcile import reconcile_json
from mentorcli.render.text import reconcile as text
from mentorcli.render.text.letters import letter_text
from mentorcli.services import reconcile as service


@command(
    "reconcile",
    "mentor reconcile statement.csv",
    "mentor reconcile statement.xlsx --month october --letter",
    'mentor reconcile invoice.csv --map title="Service" --save-map invoice',
)
def reconcile(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The statement as CSV or a spreadsheet; - reads pasted lines.",
            show_default=False,
            autocompletion=files,
        ),
    ],
    *,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="MONTH", help="Such as 2026-10 (default: that of its dates, else the last)."),
    ] = None,
    maps: Maps = None,
    save_map: SaveMap = None,
    lines: Annotated[bool, typer.Option("--lines", help="Show what agrees too.")] = False,
    letter: Annotated[bool, typer.Option("--letter", help="Write the text for the contact form.")] = False,
    lang: o.Lang = None,
) -> None:
    """Hold the platform's statement against your sessions: what agrees, what differs, what one side alone has.

    A row is a session, or a title of the invoice with its quantity. Exit 1 where not all agrees.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    data, name = read_file(app, file, "reconcile")
    choices = service.Choices(month, columns_of(maps), names_of(maps), save_map)
    found = service.reconcile(app.workspace, data, name, choices)
    if letter:
        found = service.with_letter(app.workspace, found)
    app.answer_parts(
        json=lambda: reconcile_json(found, app.lang, app.workspace.zone),
        show=lambda: _show(app, found, lines=lines),
        whole=True,
    )
    for line in text.warnings(found, app.view):
        app.output.warn(line)
    if not found.agrees:
        raise typer.Exit(1)


def _show(app: AppContext, found: Reconciliation, *, lines: bool) -> None:
    """Print the letter alone where one was asked for, else what was found and what it comes to."""
    if found.letter is not None:
        app.output.print_text(*letter_text(found.letter, app.view), copied=True)
        say_own_text(app, found.letter)
    else:
        app.print_table(text.reconcile_table(found, app.view, lines=lines))
    for line in text.reminders(found, app.view):
        app.output.remind(line)

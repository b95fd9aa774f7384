"""`mentor faq list`."""

from typing import TYPE_CHECKING

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import _in, _record


@command("list", "mentor faq list", "mentor faq list --lang fr")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List every question, your own last."""
    app = app_of(ctx)
    entries = _in(app, app.workspace.choose_lang(lang))
    if app.options.json:
        app.output.print_json([_record(entry) for entry in entries])
        return
    app.output.print_table(
        app.headers("id", "question"), [(entry.id, entry.question) for entry in entries], empty="No entry."
    )

"""`mentor faq list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.faq import entries_table
from mentorcli.services import faq


@command("list", "mentor faq list", "mentor faq list --lang fr")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List every question, your own last."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    entries = faq.list_entries(app.workspace)
    app.answer_table(
        json=lambda: [entry_json(entry) for entry in entries], table=lambda: entries_table(entries, app.view)
    )

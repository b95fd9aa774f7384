"""`mentor faq remove`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.faq import removed_text
from mentorcli.services import faq


@command(
    "remove",
    "mentor faq remove where-do-i-send-my-invoice",
    "mentor faq remove where-do-i-send-my-invoice --yes",
)
def remove(ctx: typer.Context, entry: o.OwnFaqEntry) -> None:
    """Remove an entry of your own."""
    app = app_of(ctx)
    gone = faq.remove(app.workspace, entry)
    app.respond(json=lambda: entry_json(gone.entry()), text=lambda: removed_text(gone, app.view))

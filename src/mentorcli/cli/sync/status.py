"""`mentor sync status`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.sync import status_json
from mentorcli.render.text.sync import status_text
from mentorcli.services import sync as service


@command("status", "mentor sync status", "mentor sync status --json")
def status(ctx: typer.Context) -> None:
    """Show with what this store is synchronised, and what was not sent yet. The network is not asked."""
    app = app_of(ctx)
    found = service.status(app.workspace)
    app.answer(json=lambda: status_json(found, app.view), text=lambda: status_text(found, app.view))

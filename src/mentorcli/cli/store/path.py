"""`mentor store path`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.store import places_json
from mentorcli.services.check import places


@command("path", "mentor store path", "mentor --store ~/mentoring store path")
def path(ctx: typer.Context) -> None:
    """Print the folder in which your data is kept."""
    app = app_of(ctx)
    found = places(app.workspace)
    app.answer(json=lambda: places_json(found), text=lambda: [found.store], copied=True)

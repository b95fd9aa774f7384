"""`mentor store path`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("path", "mentor store path", "mentor --store ~/mentoring store path")
def path(ctx: typer.Context) -> None:
    """Print the folder in which your data is kept."""
    app = app_of(ctx)
    if app.options.json:
        app.output.print_json({"path": str(app.workspace.home.store), "config": str(app.workspace.home.config)})
        return
    app.output.print_text(str(app.workspace.home.store))

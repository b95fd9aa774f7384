"""`mentor config path`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("path", "mentor config path", "mentor --store ~/mentoring config path")
def path(ctx: typer.Context) -> None:
    """Print where the configuration file is, or will be once something is set."""
    app = app_of(ctx)
    if app.options.json:
        app.output.print_json({"path": str(app.workspace.home.config), "exists": app.workspace.home.config.exists()})
        return
    app.output.print_text(str(app.workspace.home.config))

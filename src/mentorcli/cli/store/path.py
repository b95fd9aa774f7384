"""`mentor store path`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.group import command, new_app

app = new_app()


@command(app, "path", "mentor store path", "mentor --store ~/mentoring store path")
def path(ctx: typer.Context) -> None:
    """Print the folder in which your data is kept."""
    desk = o.desk_of(ctx)
    if desk.json:
        desk.emit({"path": str(desk.home.store), "config": str(desk.home.config)})
        return
    desk.show(str(desk.home.store))

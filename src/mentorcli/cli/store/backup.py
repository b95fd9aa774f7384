"""`mentor store backup`."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.store import backup_json
from mentorcli.render.text.store import backup_text
from mentorcli.services import backups


@command("backup", "mentor store backup", "mentor store backup ~/backups/", "mentor store backup before-trip.tar.gz")
def backup(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="Where to: a new file, or a folder (default: here, with the date).",
            autocompletion=files,
        ),
    ] = None,
) -> None:
    """Save everything in one file, verified by reading it back."""
    app = app_of(ctx)
    saved = backups.save(app.workspace, file)
    app.respond(json=lambda: backup_json(saved), text=lambda: backup_text(saved, app.lang))

"""`mentor config path`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import file_json
from mentorcli.render.text.config import path_text
from mentorcli.services import settings


@command("path", "mentor config path", "mentor --store ~/mentoring config path")
def path(ctx: typer.Context) -> None:
    """Print where the configuration file is, or will be."""
    app = app_of(ctx)
    file = settings.config_file(app.workspace)
    app.answer(json=lambda: file_json(file), text=lambda: path_text(file), copied=True)

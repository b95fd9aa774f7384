"""`mentor sync log`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.sync import entry_json
from mentorcli.render.text.sync import log_table
from mentorcli.services import sync as service


@command("log", "mentor sync log", "mentor sync log --limit 5")
def log(ctx: typer.Context, limit: o.Limit = None) -> None:
    """List the versions that are kept, newest first."""
    app = app_of(ctx)
    found = app.limited(service.log(app.workspace, o.check_limit(limit)), None)
    app.answer_table(
        json=lambda: [entry_json(one, app.view) for one in found], table=lambda: log_table(found, app.view)
    )

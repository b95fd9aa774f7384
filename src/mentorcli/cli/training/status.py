"""`mentor training status`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.training import training_json
from mentorcli.render.text.training import training_status_text
from mentorcli.services import training


@command("status", "mentor training status", "mentor training status --json")
def status(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Show the steps of your training: done, and still to do."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = training.status(app.workspace)
    app.answer(json=lambda: training_json(found), text=lambda: training_status_text(found, app.view), whole=True)

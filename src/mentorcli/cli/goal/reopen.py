"""`mentor goal reopen`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.goal_options import MetNumbers
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.goal import goals_json
from mentorcli.render.text.goal import reopened_text
from mentorcli.services import goals


@command("reopen", "mentor goal reopen amelie 2", "mentor goal reopen amelie 2 --json")
def reopen(ctx: typer.Context, student: o.StudentArg, numbers: MetNumbers) -> None:
    """Mark goals as not met after all."""
    app = app_of(ctx)
    opened = goals.reopen(app.workspace, student, numbers)
    app.respond(json=lambda: goals_json(opened, app.view.zone), text=lambda: reopened_text(opened, app.view))

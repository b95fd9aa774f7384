"""`mentor goal done`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.goal_options import OpenNumbers
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.goal import goals_json
from mentorcli.render.text.goal import finished_text
from mentorcli.services import goals


@command("done", "mentor goal done amelie 2", "mentor goal done amelie 2 3")
def done(ctx: typer.Context, student: o.StudentArg, numbers: OpenNumbers) -> None:
    """Mark goals as met."""
    app = app_of(ctx)
    finished = goals.finish(app.workspace, student, numbers)
    app.respond(json=lambda: goals_json(finished, app.view.zone), text=lambda: finished_text(finished, app.view))

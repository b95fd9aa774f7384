"""`mentor goal add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.goal import goals_json
from mentorcli.render.text.goal import agreed_text
from mentorcli.services import goals


@command("add", 'mentor goal add amelie "Finish the charts"', "mentor goal add amelie -")
def add(
    ctx: typer.Context,
    student: o.StudentArg,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What was agreed; - reads standard input.", show_default=False)
    ],
) -> None:
    """Note what was agreed for the next session. Goals of a session just held: session log --goal."""
    app = app_of(ctx)
    done = goals.add(app.workspace, student, app.text_argument(text))
    app.respond(json=lambda: goals_json(done, app.view.zone), text=lambda: agreed_text(done, app.view))

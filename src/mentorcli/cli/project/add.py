"""`mentor project add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import levels
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.project import added_text
from mentorcli.services import projects

Level = Annotated[
    int | None, typer.Option("--level", metavar="1..9", help="Level of expertise.", autocompletion=levels)
]


@command(
    "add",
    'mentor project add amelie "Build a dashboard" --level 2',
    'mentor project add amelie "Clean a data set"',
)
def add(
    ctx: typer.Context,
    student: o.StudentArg,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The project's title.", show_default=False)],
    level: Level = None,
) -> None:
    """Add a project to a student's path. It is to do until it is started."""
    app = app_of(ctx)
    done = projects.add(app.workspace, student, title, level)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: added_text(done, app.view))

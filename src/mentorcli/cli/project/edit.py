"""`mentor project edit`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import levels
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.project import edited_text
from mentorcli.services import projects


@command(
    "edit",
    "mentor project edit amelie dashboard --level 3",
    'mentor project edit amelie dashboard --title "Build two dashboards"',
)
def edit(
    ctx: typer.Context,
    student: o.StudentArg,
    title: o.ProjectArg,
    new_title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Another title.")] = None,
    level: Annotated[
        int | None, typer.Option("--level", metavar="1..9", help="Level of expertise.", autocompletion=levels)
    ] = None,
) -> None:
    """Correct a project's title or level. Its sessions and its checklist follow."""
    app = app_of(ctx)
    done = projects.edit(app.workspace, student, title, new_title=new_title, level=level)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: edited_text(done, app.view))

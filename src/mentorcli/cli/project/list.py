"""`mentor project list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.project import project_json
from mentorcli.render.text.project import projects_table
from mentorcli.services.students import find_details


@command("list", "mentor project list amelie", "mentor project list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List a student's projects."""
    app = app_of(ctx)
    found = find_details(app.workspace, student)
    app.answer_table(
        json=lambda: [project_json(project) for project in found.projects],
        table=lambda: projects_table(found, app.view),
    )

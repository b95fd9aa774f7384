"""`mentor resource list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.resource import resource_json
from mentorcli.render.text.resource import resources_table
from mentorcli.services.students import find_details


@command("list", "mentor resource list amelie", "mentor resource list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the resources suggested to a student."""
    app = app_of(ctx)
    found = find_details(app.workspace, student)
    app.answer_table(
        json=lambda: [resource_json(resource) for resource in found.resources],
        table=lambda: resources_table(found, app.view),
    )

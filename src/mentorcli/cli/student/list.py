"""`mentor student list`."""

from typing import Annotated

import typer

from mentorcli.cli import student_options as po
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student import students_table
from mentorcli.services import students


@command("list", "mentor student list", "mentor student list --status paused --json")
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those no longer active too.")] = False,
    status: po.StudentStatuses = None,
) -> None:
    """List your active students."""
    app = app_of(ctx)
    wanted = tuple(status or ())
    app.answer_table(
        json=lambda: [details_json(one, app.view) for one in students.list_details(app.workspace, wanted, every=every)],
        table=lambda: students_table(students.list_students(app.workspace, wanted, every=every), app.view),
    )

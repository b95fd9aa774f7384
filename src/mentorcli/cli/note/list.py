"""`mentor note list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.note import notes_json
from mentorcli.render.text.note import notes_table
from mentorcli.services.students import find_details


@command("list", "mentor note list amelie", "mentor note list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List all notes on a student, oldest first, with the number by which one is removed."""
    app = app_of(ctx)
    found = find_details(app.workspace, student)
    app.answer_table(json=lambda: notes_json(found, app.view), table=lambda: notes_table(found, app.view))

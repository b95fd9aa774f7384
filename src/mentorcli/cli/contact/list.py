"""`mentor contact list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.contact import contacts_json
from mentorcli.render.text.contact import contacts_table
from mentorcli.services import followup


@command("list", "mentor contact list amelie", "mentor contact list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the contacts with a student, newest first."""
    app = app_of(ctx)
    found = followup.made(app.workspace, student)
    app.answer_table(json=lambda: contacts_json(found, app.view), table=lambda: contacts_table(found, app.view))

"""`mentor contact list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.contact import contacts_json
from mentorcli.render.text.contact import contacts_table
from mentorcli.services import followup


@command("list", "mentor contact list amelie", "mentor contact list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg, limit: o.Limit = None) -> None:
    """List the contacts with a student, newest first."""
    app = app_of(ctx)
    most = o.check_limit(limit)
    made = followup.made(app.workspace, student)
    found = made._replace(contacts=tuple(app.limited(made.contacts, most)))
    app.answer_table(json=lambda: contacts_json(found, app.view), table=lambda: contacts_table(found, app.view))

"""`mentor contact next`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.contact import contacts_due_json
from mentorcli.render.text.contact import contacts_due_table
from mentorcli.services import followup


@command("next", "mentor contact next", "mentor contact next amelie --json")
def next_(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show which step is due for each silent student, since when."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = followup.due(app.workspace, student)
    app.answer_table(json=lambda: contacts_due_json(found), table=lambda: contacts_due_table(found, app.view))

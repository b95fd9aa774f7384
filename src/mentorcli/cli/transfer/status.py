"""`mentor transfer status`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.transfer import transfer_json
from mentorcli.render.text.transfer import transfers_table
from mentorcli.services import transfers


@command("status", "mentor transfer status", "mentor transfer status amelie --json")
def status(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show the transfers under way: days waiting, and which are late."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = transfers.status(app.workspace, student)
    app.answer_table(
        json=lambda: [transfer_json(one, app.view) for one in found],
        table=lambda: transfers_table(found, app.view),
    )

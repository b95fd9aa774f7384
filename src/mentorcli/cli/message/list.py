"""`mentor message list`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.message import listed_json
from mentorcli.render.text.message import messages_table
from mentorcli.services import messages


@command("list", "mentor message list", "mentor message list --json")
def list_(ctx: typer.Context) -> None:
    """List the texts that mentor writes, and which of them are your own."""
    app = app_of(ctx)
    found = messages.list_messages(app.workspace)
    app.answer_table(
        json=lambda: [listed_json(one, app.lang) for one in found], table=lambda: messages_table(found, app.view)
    )

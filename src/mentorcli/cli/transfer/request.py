"""`mentor transfer request`: the message that asks for a transfer."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import answer_letter
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.transfer import transfer_request_json
from mentorcli.services import transfers
from mentorcli.text import command_line


@command("request", "mentor transfer request amelie", "mentor transfer request amelie --lang fr")
def request(ctx: typer.Context, student: o.StudentArg, lang: o.Lang = None) -> None:
    """Write the request for a transfer, ready to paste into the form."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = transfers.request(app.workspace, student)
    answer_letter(app, found.letter, json=lambda: transfer_request_json(found, app.view))
    if found.transfer is None:
        app.suggest(f'{command_line("transfer start", found.student.id)} --reason "..."')

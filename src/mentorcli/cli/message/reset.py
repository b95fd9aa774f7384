"""`mentor message reset`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import MessageName
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.message import reset_json
from mentorcli.render.text.message import reset_text
from mentorcli.services import messages


@command("reset", "mentor message reset reminder", "mentor message reset ping --lang fr")
def reset(ctx: typer.Context, name: MessageName, lang: o.Lang = None) -> None:
    """Go back to the text that comes with mentor. Undo brings yours back."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    done = messages.reset(app.workspace, name)
    app.respond(json=lambda: reset_json(done), text=lambda: reset_text(done, app.view))

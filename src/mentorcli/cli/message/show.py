"""`mentor message show`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import MessageName
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.message import shown_json
from mentorcli.render.text.message import shown_text
from mentorcli.services import messages


@command("show", "mentor message show reminder", "mentor message show ping --student zoe --lang fr")
def show(ctx: typer.Context, name: MessageName, student: o.StudentOption = None, lang: o.Lang = None) -> None:
    """Show a text as it is written, with the values that it may name. With --student: how it reads."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    if student is None:
        found = messages.show(app.workspace, name)
    else:
        from mentorcli.services.message_writing import preview  # the services of every message

        found = preview(app.workspace, name, student)
    app.answer(json=lambda: shown_json(found), text=lambda: shown_text(found, app.view), copied=True)

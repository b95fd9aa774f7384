"""`mentor config edit`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.editor import edited
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import saved_json
from mentorcli.render.text.config import saved_text, unchanged_text
from mentorcli.services import settings


@command("edit", "mentor config edit", "EDITOR=nano mentor config edit")
def edit(ctx: typer.Context) -> None:
    """Open the configuration in your editor. What does not fit is refused, and your text kept."""
    app = app_of(ctx)
    shown = settings.editable_text(app.workspace)
    text, file = edited(app, shown, app.workspace.home.config.name)
    if text == shown:
        file.discard()
        app.output.print_message(*unchanged_text(app.workspace.readable_lang))
        return
    done = file.unless_refused(lambda: settings.save_text(app.workspace, shown, text, str(file.path)))
    file.discard()
    app.respond(json=lambda: saved_json(done, app.lang), text=lambda: saved_text(done, app.lang))

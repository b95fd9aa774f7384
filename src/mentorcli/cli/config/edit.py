"""`mentor config edit`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.editor import save_edited
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import saved_json
from mentorcli.render.text.config import saved_text, unchanged_text
from mentorcli.services import settings_text
from mentorcli.services.drafts import config_place


@command("edit", "mentor config edit", "EDITOR=nano mentor config edit", "mentor config edit --resume")
def edit(ctx: typer.Context, *, resume: o.Resume = False) -> None:
    """Open the configuration in your editor. What does not fit is refused, and your text kept."""
    app = app_of(ctx)
    name = app.workspace.home.config.name
    done = save_edited(
        app,
        settings_text.editable_text(app.workspace),
        config_place(),
        lambda before, text: settings_text.save_text(app.workspace, before, text, name),
        resume=resume,
    )
    if done is None:
        app.output.print_message(*unchanged_text(app.workspace.readable_lang))
        return
    app.respond(json=lambda: saved_json(done, app.lang), text=lambda: saved_text(done, app.lang))

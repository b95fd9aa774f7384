"""`mentor config unset`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import saved_json
from mentorcli.render.text.config import remark_text, unset_text
from mentorcli.services import settings


@command("unset", "mentor config unset lang", "mentor config unset policy.late_minutes")
def unset(ctx: typer.Context, key: o.SettingKey) -> None:
    """Take a setting back: the default holds again. Exit 1 where it was not set."""
    app = app_of(ctx)
    done = settings.unset_setting(app.workspace, key)
    if done.warning is not None:
        app.output.warn(done.warning)
    lang = app.workspace.readable_lang
    for remark in done.remarks:
        app.output.warn(remark_text(remark, lang))
    app.respond(json=lambda: saved_json(done, lang), text=lambda: unset_text(done, lang))

"""`mentor config set`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import setting_values
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import saved_json
from mentorcli.render.text.config import remark_text, set_text
from mentorcli.services import settings


@command("set", "mentor config set lang fr", "mentor config set policy.late_minutes 10")
def set_(
    ctx: typer.Context,
    key: o.SettingKey,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The new value.", show_default=False, autocompletion=setting_values)
    ],
) -> None:
    """Change a setting. Comments and the order of the file stay."""
    app = app_of(ctx)
    done = settings.set_setting(app.workspace, key, value)
    if done.warning is not None:
        app.output.warn(done.warning)
    lang = app.workspace.readable_lang
    for remark in done.remarks:
        app.output.warn(remark_text(remark, lang))
    app.respond(json=lambda: saved_json(done, lang), text=lambda: set_text(done, lang))

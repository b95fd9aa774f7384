"""`mentor config list`."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import setting_json
from mentorcli.render.text.config import settings_table
from mentorcli.services import settings


@command("list", "mentor config list", "mentor config list --json")
def list_(ctx: typer.Context) -> None:
    """List every setting with its value, and whether it is yours."""
    app = app_of(ctx)
    listed = settings.list_settings(app.workspace)
    app.answer_table(
        json=lambda: [setting_json(setting, app.lang) for setting in listed],
        table=lambda: settings_table(listed, app.view),
    )

"""`mentor config get`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.config import setting_json
from mentorcli.render.text.config import value_text
from mentorcli.services import settings


@command("get", "mentor config get lang", "mentor config get policy.late_minutes")
def get(ctx: typer.Context, key: o.SettingKey) -> None:
    """Print the value that holds. Exit 1 where a setting has none."""
    app = app_of(ctx)
    setting = settings.get_setting(app.workspace, key)
    app.answer(json=lambda: setting_json(setting, app.lang), text=lambda: value_text(setting))
    if setting.value is None:
        raise typer.Exit(1)

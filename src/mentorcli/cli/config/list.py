"""`mentor config list`."""

import typer

from mentorcli.cli.config.details import KEYS, POLICY, _refuse_faults, _setting, _shown
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.config import sentence
from mentorcli.render.text.headings import heading


@command("list", "mentor config list", "mentor config list --json")
def list_(ctx: typer.Context) -> None:
    """List every setting with the value that holds, and whether it is yours."""
    app = app_of(ctx)
    _refuse_faults(app)
    settings = [
        setting for key in KEYS if (setting := _setting(app, key)).value is not None or not key.startswith(POLICY)
    ]
    if app.options.json:
        app.output.print_json([setting._asdict() for setting in settings])
        return
    lang = app.lang
    rows = [
        (setting.key, _shown(app, setting), sentence("source-own" if setting.own else "source-default", lang))
        for setting in settings
    ]
    headers = [heading(name, lang) for name in ("setting", "value", "source")]
    app.output.print_table(headers, rows, empty="")

"""`mentor config get`."""

import typer

from mentorcli.cli.config.details import Key, _known, _refuse_faults, _setting
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("get", "mentor config get lang", "mentor config get policy.late_minutes")
def get(ctx: typer.Context, key: Key) -> None:
    """Print the value that holds. Exit 1 where a setting has none."""
    app = app_of(ctx)
    known = _known(key)
    _refuse_faults(app)
    setting = _setting(app, known)
    if app.options.json:
        app.output.print_json(setting._asdict())
    elif setting.value is not None:
        app.output.print_text(str(setting.value))
    if setting.value is None:
        raise typer.Exit(1)

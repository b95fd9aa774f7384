"""`mentor config unset`."""

import typer

from mentorcli.cli.config.details import (
    Key,
    _known,
    _lang,
    _tell,
)
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NothingFoundError
from mentorcli.render.text.config import sentence


@command("unset", "mentor config unset lang", "mentor config unset policy.late_minutes")
def unset(ctx: typer.Context, key: Key) -> None:
    """Take a setting back: the default holds again. Exit 1 where it was not set."""
    from mentorcli.store import settings_file

    app = app_of(ctx)
    document = settings_file.read(app.workspace.home.config)
    if not settings_file.drop(document, key):
        known = _known(key)
        raise NothingFoundError(sentence("unset-nothing", _lang(app), key=known), "See: mentor config list")
    settings_file.save(app.workspace.home.config, document.as_string())
    app.workspace.invalidate_settings()
    _tell(app, key, "unset")

"""`mentor config set`."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import setting_values
from mentorcli.cli.config.details import POLICY, Key, _known, _tell
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.rules.policy import FIGURES
from mentorcli.services.settings_faults import faults_of
from mentorcli.services.workspace import LANGUAGES
from mentorcli.text import visible


@command("set", "mentor config set lang fr", "mentor config set policy.late_minutes 10")
def set_(
    ctx: typer.Context,
    key: Key,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The new value.", show_default=False, autocompletion=setting_values)
    ],
) -> None:
    """Change a setting. Comments and the order of the file stay."""
    app = app_of(ctx)
    put(app, _known(key), _typed(key, value.strip()))
    _tell(app, key, "set")


def put(app: AppContext, key: str, value: str | int) -> None:
    """Write one setting. Raises UsageError for one that does not fit; what was wrong before is not held against it."""
    from mentorcli.store import settings_file

    document = settings_file.read(app.workspace.home.config)
    before = faults_of(settings_file.plain(document))
    document = settings_file.put(document, key, value)
    faults = [fault for fault in faults_of(settings_file.plain(document)) if fault not in before]
    if faults:
        raise UsageError(f"{key} cannot be {value!r}: {'; '.join(faults)}", "See: mentor config list")
    settings_file.save(app.workspace.home.config, document.as_string())
    app.workspace.invalidate_settings()


def _typed(key: str, text: str) -> str | int:
    """Return a value in the type that its setting has. Raises UsageError."""
    if not text:
        raise UsageError(f"The value of {key} is empty", f"To take it back: mentor config unset {key}")
    if key == "lang" and text not in LANGUAGES:
        raise UsageError(f"lang is {visible(text[:20])!r}, not en or fr", "Such as: mentor config set lang fr")
    if key.removeprefix(POLICY) in FIGURES:
        if not (text.isascii() and text.isdigit() and len(text) <= len("10000")):
            raise UsageError(
                f"{key} is {visible(text[:20])!r}, not a whole number", f"Such as: mentor config set {key} 10"
            )
        return int(text)
    return text

"""`mentor doctor`: what a bug report needs to show of this installation, and nothing about anybody."""

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UnreadableError
from mentorcli.render.text.doctor import page, sentence, where_text
from mentorcli.services.doctor import diagnose


@command("doctor", "mentor doctor", "mentor doctor --json")
def doctor(ctx: typer.Context) -> None:
    """Show versions, paths, permissions, time zone, locale, store state and terminal on one page.

    Made to be pasted in a bug report: no name of a person, no note, no path of your home is in it. Exits with 4 where
    the store or the configuration has a fault.
    """
    app = app_of(ctx)
    found = diagnose(app.workspace, app.output.described())
    reminder = where_text(app.workspace.readable_lang) if found.exit_code == UnreadableError.exit_code else None
    app.answer(
        json=lambda: found.sections,
        text=lambda: page(found, app.workspace.readable_lang, short=app.output.terminal),
        reminder=reminder,
    )
    for command_typed in found.texts:
        app.output.remind(sentence("text-waits", app.workspace.readable_lang, command=command_typed))
    if found.exit_code:
        raise typer.Exit(found.exit_code)

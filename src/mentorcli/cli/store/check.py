"""`mentor store check`."""

from typing import Annotated

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UnreadableError
from mentorcli.render.json.store import checked_json
from mentorcli.render.text.store import faults_text, repair_hints, sound_text
from mentorcli.services.check import check as check_store


@command(
    "check",
    "mentor store check",
    "mentor store check --repair",
    "mentor store check --repair --accept",
    "mentor store check --json",
)
def check(
    ctx: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what loses nothing.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="With --repair: what was changed or lost is right as it is.")
    ] = False,
) -> None:
    """Read everything and list every fault. Exit 4, or 1 where only a person can settle it."""
    app = app_of(ctx)
    lang = app.workspace.readable_lang  # the settings may be among the faults
    found = check_store(app.workspace, repair=repair, accept=accept)
    app.answer(
        json=lambda: checked_json(found, lang),
        text=lambda: faults_text(found, lang),
        copied=any(fault.look for fault in found.faults),  # its commands are there to be pasted
    )
    if not found.faults:
        app.output.print_message(sound_text(found, lang))
        if found.to_settle:
            raise typer.Exit(1)
        return
    if not app.options.json:
        for hint in repair_hints(found, lang):
            app.output.remind(hint)
    raise typer.Exit(UnreadableError.exit_code)

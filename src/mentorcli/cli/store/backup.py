"""`mentor store backup`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UnreadableError, UsageError
from mentorcli.render.json.backup import backup_json, verified_json
from mentorcli.render.text.backup import verified_text
from mentorcli.render.text.store import backup_text
from mentorcli.services import backups
from mentorcli.text import bilingual


@command(
    "backup",
    "mentor store backup",
    "mentor store backup ~/backups/",
    "mentor store backup before-trip.tar.gz",
    "mentor store backup --verify before-trip.tar.gz",
    "mentor store backup ~/backups/ --encrypt age1...",
)
def backup(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="Where to: a new file, or a folder (default: here, with the date).",
            autocompletion=files,
        ),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read FILE, a backup, and say whether it is whole; nothing is written.")
    ] = False,
    encrypt: Annotated[
        list[str] | None,
        typer.Option(
            "--encrypt",
            metavar="KEY",
            help="Encrypt for a public key of age or SSH, or a file of such keys; several times for several.",
            autocompletion=files,
        ),
    ] = None,
    identity: o.IdentityOption = None,
) -> None:
    """Save everything in one file, verified by reading it back."""
    app = app_of(ctx)
    if not verify:
        if identity is not None:
            raise UsageError(bilingual("--identity goes with --verify", "--identity va avec --verify"))
        saved = backups.save(app.workspace, file, encrypt or [])
        lang = app.workspace.readable_lang  # it is saved, whatever is wrong with the settings
        app.respond(json=lambda: backup_json(saved, lang), text=lambda: backup_text(saved, lang))
        return
    if file is None or encrypt:
        raise UsageError(
            bilingual("--verify takes one FILE, a backup", "--verify prend un seul FICHIER, une sauvegarde"),
            bilingual("mentor store backup --verify FILE", "mentor store backup --verify FICHIER"),
        )
    found = backups.verify(app.workspace, file, identity)
    app.answer(json=lambda: verified_json(found, app.view), text=lambda: verified_text(found, app.view))
    if found.faults:
        raise typer.Exit(UnreadableError.exit_code)

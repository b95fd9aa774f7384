"""`mentor store restore`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.store import restored_json
from mentorcli.render.text.store import left_out_warning, replace_question, restored_text
from mentorcli.services import backups, restores


@command("restore", "mentor store restore mentor-backup-2026-11-23.tar.gz", "mentor store restore backup.tar.gz --yes")
def restore(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A file made by: mentor store backup", show_default=False, autocompletion=files
        ),
    ],
    identity: o.IdentityOption = None,
) -> None:
    """Put a backup in the place of everything. What is there now is saved first."""
    app = app_of(ctx)
    contents = backups.read(file, identity)
    for doubt in restores.doubts(contents, file):
        app.output.warn(doubt)
    if restores.replaces_data(app.workspace):
        made, count = contents.manifest.made_at, len(contents.manifest.students)
        app.confirm(replace_question(app.workspace.home.store, made, count, app.view))
    restored = restores.restore(app.workspace, contents)
    for slug in restored.erased:
        app.output.warn(left_out_warning(slug, app.lang))
    app.respond(json=lambda: restored_json(restored, app.view), text=lambda: restored_text(restored, app.view))

"""`mentor store backup`."""

from pathlib import Path
from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import RefusedError


@command("backup", "mentor store backup", "mentor store backup ~/backups/", "mentor store backup before-trip.tar.gz")
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
) -> None:
    """Save everything in one compressed file, verified by reading it back."""
    from mentorcli.store import backup as backups

    app = app_of(ctx)
    if app.workspace.store.root() is None:
        raise RefusedError("There is nothing to save yet", 'Begin with: mentor student add "NAME"')
    path = Path(file).expanduser() if file else Path()
    if path.is_dir():
        path = backups.free_name(path, f"mentor-backup-{app.workspace.now:%Y-%m-%d}")
    with app.workspace.transaction() as writer:
        root = app.workspace.store.root()
        manifest = backups.save(writer.store, root if root is not None else -1, path, at=app.workspace.now)
    size = path.stat().st_size
    if app.options.json:
        figures = {"students": len(manifest.students), "files": len(manifest.files), "bytes": size}
        app.output.print_json({"path": str(path.absolute()), "made_at": manifest.made_at.isoformat(), **figures})
        return
    app.output.print_message(
        f"Saved and read back: {path.absolute()} ({len(manifest.students)} students, {size:,} bytes)",
        f"To bring it back: mentor store restore {path}",
    )

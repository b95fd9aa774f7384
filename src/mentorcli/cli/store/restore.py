"""`mentor store restore`."""

from pathlib import Path
from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError


@command("restore", "mentor store restore mentor-backup-2026-11-23.tar.gz", "mentor store restore backup.tar.gz --yes")
def restore(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A file made by: mentor store backup", show_default=False, autocompletion=files
        ),
    ],
) -> None:
    """Put a backup in the place of everything that is there now, of which a backup is made first."""
    from mentorcli.store import backup as backups
    from mentorcli.store.repository import SCHEMA, check_schema
    from mentorcli.store.restore import restore as put_back
    from mentorcli.store.writer import writing

    app = app_of(ctx)
    contents = backups.unpack(_read(file), file)
    check_schema(contents.files["store.toml"], f"{file}: store.toml")
    made, count = app.workspace.local(contents.manifest.made_at), len(contents.manifest.students)
    if _holds_data(app):
        home = app.workspace.home.store
        app.confirm(f"Replace everything in {home} by the backup of {made:%Y-%m-%d %H:%M}, {count} students?")
    before = None
    with writing(app.workspace.store, replacing=True) as writer:
        root = app.workspace.store.root()
        held = root if root is not None else -1
        if _holds_data(app):
            before = _save_first(app, held)
        back = put_back(writer.store, held, contents)
    if app.workspace.store.schema < SCHEMA:
        with app.workspace.transaction():  # brings an old one up to date
            pass
    app.workspace.wrote = True
    for slug in back:
        app.output.warn(f"{slug} was erased from this store and is back now; again: mentor student forget {slug}")
    if app.options.json:
        app.output.print_json(
            {"made_at": made.isoformat(), "students": count, "before": before, "erased_and_back": back}
        )
        return
    app.output.print_message(f"Restored: {count} students, as of {made:%Y-%m-%d %H:%M}")
    if before:
        app.output.print_message(
            f"What was there before is in {before}", f"To go back to it: mentor store restore {before}"
        )


def _save_first(app: AppContext, root: int) -> str:
    """Make a backup of what is about to be replaced; return its path."""
    from mentorcli.store import backup as backups
    from mentorcli.store import files
    from mentorcli.store.layout import OWN_BACKUPS

    files.make_folder(OWN_BACKUPS, root)
    path = backups.free_name(
        Path(app.workspace.store.where(OWN_BACKUPS)), f"before-restore-{app.workspace.now:%Y-%m-%d}"
    )
    backups.save(app.workspace.store, root, path, at=app.workspace.now)
    return str(path)


def _holds_data(app: AppContext) -> bool:
    """Return whether there is anything in the store's folder that a restore would replace."""
    from mentorcli.store.layout import MENTOR_JOURNAL, STUDENTS

    return any((app.workspace.home.store / name).exists() for name in (STUDENTS, MENTOR_JOURNAL))


def _read(file: str) -> bytes:
    try:
        return Path(file).expanduser().read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise UsageError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or error}",
            "Give a file made by: mentor store backup",
        ) from None

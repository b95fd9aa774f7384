"""`mentor store backup` and `mentor store restore`."""

from pathlib import Path
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import files
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.errors import RefusedError, UsageError

app = new_app()


@command(
    app, "backup", "mentor store backup", "mentor store backup ~/backups/", "mentor store backup before-trip.tar.gz"
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
) -> None:
    """Save everything in one compressed file, verified by reading it back."""
    from mentorcli.store import backup as backups

    desk = o.desk_of(ctx)
    if desk.store.root() is None:
        raise RefusedError("There is nothing to save yet", 'Begin with: mentor student add "NAME"')
    path = Path(file).expanduser() if file else Path()
    if path.is_dir():
        path = backups.free_name(path, f"mentor-backup-{desk.now:%Y-%m-%d}")
    with desk.writing() as writer:
        root = desk.store.root()
        manifest = backups.save(writer.store, root if root is not None else -1, path, at=desk.now)
    size = path.stat().st_size
    if desk.json:
        figures = {"students": len(manifest.students), "files": len(manifest.files), "bytes": size}
        desk.emit({"path": str(path.absolute()), "made_at": manifest.made_at.isoformat(), **figures})
        return
    desk.say(
        f"Saved and read back: {path.absolute()} ({len(manifest.students)} students, {size:,} bytes)",
        f"To bring it back: mentor store restore {path}",
    )


@command(
    app, "restore", "mentor store restore mentor-backup-2026-11-23.tar.gz", "mentor store restore backup.tar.gz --yes"
)
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

    desk = o.desk_of(ctx)
    contents = backups.unpack(_read(file), file)
    check_schema(contents.files["store.toml"], f"{file}: store.toml")
    made, count = desk.local(contents.manifest.made_at), len(contents.manifest.students)
    if _holds_data(desk):
        desk.confirm(
            f"Replace everything in {desk.home.store} by the backup of {made:%Y-%m-%d %H:%M}, {count} students?"
        )
    before = None
    with writing(desk.store, replacing=True) as writer:
        root = desk.store.root()
        held = root if root is not None else -1
        if _holds_data(desk):
            before = _save_first(desk, held)
        back = put_back(writer.store, held, contents)
    if desk.store.schema < SCHEMA:
        with desk.writing():  # brings an old one up to date
            pass
    desk.wrote = True
    for slug in back:
        desk.warn(f"{slug} was erased from this store and is back now; again: mentor student forget {slug}")
    if desk.json:
        desk.emit({"made_at": made.isoformat(), "students": count, "before": before, "erased_and_back": back})
        return
    desk.say(f"Restored: {count} students, as of {made:%Y-%m-%d %H:%M}")
    if before:
        desk.say(f"What was there before is in {before}", f"To go back to it: mentor store restore {before}")


def _save_first(desk: Desk, root: int) -> str:
    """Make a backup of what is about to be replaced; return its path."""
    from mentorcli.store import backup as backups
    from mentorcli.store import files
    from mentorcli.store.paths import OWN_BACKUPS

    files.make_folder(OWN_BACKUPS, root)
    path = backups.free_name(Path(desk.store.where(OWN_BACKUPS)), f"before-restore-{desk.now:%Y-%m-%d}")
    backups.save(desk.store, root, path, at=desk.now)
    return str(path)


def _holds_data(desk: Desk) -> bool:
    """Return whether there is anything in the store's folder that a restore would replace."""
    from mentorcli.store.paths import MENTOR_JOURNAL, STUDENTS

    return any((desk.home.store / name).exists() for name in (STUDENTS, MENTOR_JOURNAL))


def _read(file: str) -> bytes:
    try:
        return Path(file).expanduser().read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise UsageError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or error}",
            "Give a file made by: mentor store backup",
        ) from None

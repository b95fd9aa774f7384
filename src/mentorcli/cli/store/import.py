"""`mentor store import`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError


@command("import", "mentor store import mentor.json", "mentor store import - < mentor.json")
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON export; - reads standard input.", show_default=False, autocompletion=files
        ),
    ],
) -> None:
    """Take in a JSON export: all of it, or nothing where a row has a fault. The same one twice changes nothing."""
    from mentorcli.render.progress import progress_bar
    from mentorcli.store import importing
    from mentorcli.store.batch import Batch

    app = app_of(ctx)
    document = importing.parse(_read(file), "standard input" if file == "-" else file)
    listed = document.get("sessions")
    total = len(listed) if isinstance(listed, list) else 0
    with app.workspace.transaction() as writer:
        with progress_bar("Checking", total, shown=_bar(app)) as progress:
            planned = importing.plan(app.workspace.store, document, file, progress)
        if planned.changes or planned.own:
            if planned.held is not None:
                writer.invalidate_first_session(at=app.workspace.now)
            count = sum(len(change.records) for change in planned.changes)
            with progress_bar("Writing", count, shown=_bar(app)) as progress:
                Batch(writer, cmd="store import", at=app.workspace.now).write(
                    planned.changes, planned.own, progress=progress
                )
            if planned.held is not None:
                writer.remember_first_session(planned.held, at=app.workspace.now)
    for slug in planned.erased:
        app.output.warn(f"{slug} was erased from this store and is back now; again: mentor student forget {slug}")
    figures = {"new": planned.new, "changed": planned.changed, "same": planned.same}
    if app.options.json:
        app.output.print_json(figures)
        return
    app.output.print_message(
        f"Imported: {planned.new} new records, {planned.changed} changed, {planned.same} the same as before"
    )
    if planned.changes or planned.own:
        app.output.print_message("To take it back as a whole: mentor undo")


def _bar(app: AppContext) -> bool:
    return sys.stderr.isatty() and not app.options.quiet and not app.options.json


def _read(file: str) -> bytes:
    """Return the bytes of an export. Raises UsageError where there is no such file."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise UsageError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or error}",
            "Give a file: mentor store import FILE",
        ) from None

"""`mentor store import`."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.json.store import imported_json
from mentorcli.render.text.store import imported_text, stage_label, to_settle_line
from mentorcli.services.imports import import_export, read, read_bounded
from mentorcli.text import bilingual, system_message


@command(
    "import",
    "mentor store import mentor.json",
    "mentor store import mentor.json --dry-run",
    "mentor store import - < mentor.json",
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON export; - reads standard input.", show_default=False, autocompletion=files
        ),
    ],
    *,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Take what differs from the file; by default what is here stays.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")] = False,
) -> None:
    """Take in a JSON export, all or nothing. The same one twice changes nothing."""
    app = app_of(ctx)
    name = "standard input" if file == "-" else file
    done = import_export(
        app.workspace,
        _read(app, file),
        name,
        lambda stage, total: _progress(app, stage, total),
        theirs=theirs,
        dry_run=dry_run,
    )
    for one in done.to_settle:
        app.output.warn(to_settle_line(one, app.lang))
    app.respond(json=lambda: imported_json(done, app.lang), text=lambda: imported_text(done, app.lang))


def _progress(app: AppContext, stage: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Return a progress bar for a person who waits, one that shows nothing for anybody else."""
    from mentorcli.render.progress import progress_bar  # loads Rich, 30 ms, where a bar is shown

    shown = sys.stderr.isatty() and not app.options.quiet and not app.options.json
    return progress_bar(stage_label(stage, app.lang), total, shown=shown)


def _read(app: AppContext, file: str) -> bytes:
    """Return the bytes of an export. Raises UsageError where there is no such file."""
    if file == "-":
        app.typed()
    try:
        return read_bounded(sys.stdin.buffer) if file == "-" else read(file)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = system_message(error)
        raise UsageError(
            bilingual(f"{file} cannot be read: {reason}", f"{file} ne peut pas être lu\u00a0: {reason.french}"),
            bilingual("Give a file: mentor store import FILE", "Donnez un fichier\u00a0: mentor store import FICHIER"),
        ) from None

"""`mentor sync init`."""

from typing import Annotated

import typer

from mentorcli.cli import sync_alone
from mentorcli.cli.candidates import files
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.sync import warning_question
from mentorcli.services import sync as service


@command(
    "init",
    "mentor sync init git@example.org:me/mentor.git",
    "mentor sync init /media/stick/mentor",
    "mentor sync init",
)
def init(
    ctx: typer.Context,
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLACE]",
            help="What your computers share: the address of a repository of git, or a folder, such as on a stick.",
            show_default=False,
            autocompletion=files,
        ),
    ] = None,
    redate: Annotated[
        bool, typer.Option("--redate", help="Date changes of today that a fast clock dated ahead of this one.")
    ] = False,
) -> None:
    """Let this store be the same on several computers. A computer without data takes what is there."""
    app = app_of(ctx)
    where = service.place_of(app.workspace, place) if place is not None else None
    if where is not None and service.is_elsewhere(where) and not service.warned(app.workspace, where):
        app.confirm(warning_question(where, app.lang))
    terminal = app.interactive
    done = service.init(
        app.workspace, where, lambda what: sync_alone.progress(app, what), terminal=terminal, redate=redate
    )
    sync_alone.show(app, done)

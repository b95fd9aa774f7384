"""`mentor note remove`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import note_numbers
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.note import removed_text
from mentorcli.services import notes

KnownNote = Annotated[
    str,
    typer.Argument(
        metavar="NOTE",
        help="Its number in the list, or its id (4 characters do).",
        show_default=False,
        autocompletion=note_numbers,
    ),
]


@command("remove", "mentor note remove amelie 2", "mentor note remove amelie 4k2m --quiet")
def remove(ctx: typer.Context, student: o.StudentArg, note: KnownNote) -> None:
    """Remove a note on a student, such as one that is about somebody else."""
    app = app_of(ctx)
    done = notes.remove(app.workspace, student, note)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: removed_text(done, app.view))

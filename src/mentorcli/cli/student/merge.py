"""`mentor student merge`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student_merge import merge_question, merged_text, settle_warnings
from mentorcli.services import student_merge


@command("merge", "mentor student merge amelie-durand-2 amelie-durand", "mentor student merge amelie-2 amelie --yes")
def merge(
    ctx: typer.Context,
    gone: Annotated[
        str,
        typer.Argument(
            metavar="FROM",
            help="The entry that goes: everything of it moves.",
            show_default=False,
            autocompletion=o.tab("student_slugs"),
        ),
    ],
    into: Annotated[
        str,
        typer.Argument(
            metavar="INTO",
            help="The entry that stays.",
            show_default=False,
            autocompletion=o.tab("student_slugs"),
        ),
    ],
) -> None:
    """Put two entries of one person together. `mentor undo` takes it back."""
    app = app_of(ctx)
    about = student_merge.planned(app.workspace, gone, into)
    app.confirm(merge_question(about, app.view))
    done = student_merge.merge(app.workspace, about.gone.id, about.details.student.id)
    for warning in settle_warnings(done, app.view):
        app.output.warn(warning)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: merged_text(done, app.view))

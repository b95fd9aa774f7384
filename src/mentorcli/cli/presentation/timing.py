"""`mentor presentation timing`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.times import seconds
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.presentation import timing_json
from mentorcli.render.text.presentation import timing_text
from mentorcli.services import presentations


@command(
    "timing",
    "mentor presentation timing --presented 21m30s",
    "mentor presentation timing --presented 19:40 --questions 12m",
)
def timing(
    ctx: typer.Context,
    presented: Annotated[
        str, typer.Option("--presented", metavar="DURATION", help="How long the student presented.", show_default=False)
    ],
    questions: Annotated[
        str | None, typer.Option("--questions", metavar="DURATION", help="How long the questions took.")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Compare a presentation's length with the policy. Exit 1 outside.

    mentor policy show tells the lengths.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    asked = seconds(questions) if questions is not None else None
    found = presentations.timing(app.workspace, seconds(presented), asked)
    app.answer(json=lambda: timing_json(found), text=lambda: timing_text(found, app.view))
    if not found.inside:
        raise typer.Exit(1)

"""`mentor presentation checklist`: what to do before, on the day and after."""

from typing import Annotated

import typer

from mentorcli.cli import checklists
from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command(
    "checklist",
    "mentor presentation checklist",
    "mentor presentation checklist amelie --done 1,2",
    "mentor presentation checklist amelie --date 2026-12-15",
)
def checklist(
    ctx: typer.Context,
    student: o.OptionalStudent = None,
    project: o.ProjectOption = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="WHEN", help="The day of the presentation; dates count from it."),
    ] = None,
    done: o.Done = None,
    undone: o.Undone = None,
    lang: o.Lang = None,
) -> None:
    """What to do before, on the day of and after a presentation.

    With a student, what is done is remembered for each project.
    """
    from mentorcli.when import Direction, parse_day

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    target = (
        parse_day(date, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.AHEAD) if date else None
    )
    checklists.run(app, "presentation", student, project=project, target=target, done=done, undone=undone)

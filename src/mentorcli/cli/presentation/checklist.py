"""`mentor presentation checklist`: what to do before, on the day and after."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.checklist import checklist_json
from mentorcli.render.text.checklist import checklist_text
from mentorcli.services import checklists


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
    number: Annotated[
        int | None,
        typer.Option("--number", metavar="N", help="Which presentation of the project (default: the one at hand)."),
    ] = None,
    done: o.Done = None,
    undone: o.Undone = None,
    lang: o.Lang = None,
) -> None:
    """What to do before, on the day of and after a presentation.

    With a student, what is done is remembered for each project and presentation.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    target = app.day(date, ahead=True) if date else None
    choice = checklists.ChecklistChoice("presentation", project, target, number)
    found = checklists.show(app.workspace, choice, student, done=done, undone=undone)
    app.answer(json=lambda: checklist_json(found, app.view), text=lambda: checklist_text(found, app.view))

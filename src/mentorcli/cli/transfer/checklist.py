"""`mentor transfer checklist`: what to do to hand a student over."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.checklist import checklist_json
from mentorcli.render.text.checklist import checklist_text
from mentorcli.services import checklists


@command("checklist", "mentor transfer checklist", "mentor transfer checklist amelie --done 1")
def checklist(
    ctx: typer.Context,
    student: o.OptionalStudent = None,
    done: o.Done = None,
    undone: o.Undone = None,
    lang: o.Lang = None,
) -> None:
    """What to do to hand a student over. With a student, what is done is remembered."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    choice = checklists.ChecklistChoice("transfer")
    found = checklists.show(app.workspace, choice, student, done=done, undone=undone)
    app.answer(json=lambda: checklist_json(found, app.view), text=lambda: checklist_text(found, app.view))

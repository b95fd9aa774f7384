"""`mentor transfer checklist`: what to do to hand a student over."""

import typer

from mentorcli.cli import checklists
from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


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
    checklists.run(app, "transfer", student, done=done, undone=undone)

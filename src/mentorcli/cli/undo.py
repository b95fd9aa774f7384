"""`mentor undo`: take the last change back, whatever it was."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.json.undo import change_json
from mentorcli.render.text.undo import changes_table, undone_text
from mentorcli.services import undo as changes
from mentorcli.text import bilingual


@command("undo", "mentor undo", "mentor undo --list", "mentor undo 0r7k2m9x", "mentor undo --redo")
def undo(
    ctx: typer.Context,
    change: Annotated[
        str | None,
        typer.Argument(
            metavar="[CHANGE]", help="A change by its id in --list (default: the last one).", show_default=False
        ),
    ] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Take the last undo back.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List what can be taken back, newest first.")] = False,
    limit: o.Limit = None,
) -> None:
    """Take back the last change of this machine, whatever it was; once more goes one further.

    Settings, an import and a restore are changes too. Refused where a later change builds on it. An erasure is final.
    """
    app = app_of(ctx)
    most = o.check_limit(limit)
    if redo and (list_ or change is not None):
        raise UsageError(
            bilingual(
                "--redo stands alone: it takes the last undo back",
                "--redo s'emploie seul\u00a0: il reprend la dernière annulation",
            ),
            bilingual("Type: mentor undo --redo", "Tapez\u00a0: mentor undo --redo"),
        )
    if list_:
        if change is not None:
            raise UsageError(
                bilingual("--list takes no change", "--list ne prend pas de modification"),
                bilingual("Leave one of them out.", "Retirez l'un des deux."),
            )
        found = app.limited(changes.list_changes(app.workspace), most)
        app.answer_table(
            json=lambda: [change_json(one, app.view) for one in found], table=lambda: changes_table(found, app.view)
        )
        return
    undone = changes.redo(app.workspace) if redo else changes.undo(app.workspace, change)
    app.respond(json=lambda: change_json(undone.change, app.view), text=lambda: undone_text(undone, app.view))

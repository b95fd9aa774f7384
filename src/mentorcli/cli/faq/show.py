"""`mentor faq show`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import faq_ids
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.faq import entry_text
from mentorcli.services import faq


@command("show", "mentor faq show student-no-show", "mentor faq show student-no-show --lang fr")
def show(
    ctx: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=faq_ids)
    ],
    lang: o.Lang = None,
) -> None:
    """Show one question with its answer."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = faq.show(app.workspace, entry)
    columns = app.output.columns if app.output.terminal else None
    app.answer(json=lambda: entry_json(found), text=lambda: entry_text(found, columns))

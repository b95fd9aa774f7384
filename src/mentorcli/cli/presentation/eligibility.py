"""`mentor presentation eligibility`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.presentation import eligibility_json
from mentorcli.render.text.presentation import eligibility_text
from mentorcli.services import presentations


@command("eligibility", "mentor presentation eligibility", "mentor presentation eligibility --json")
def eligibility(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Tell whether you may run presentations yet. Exit 1 while it is not yet."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = presentations.eligibility(app.workspace)
    app.answer(json=lambda: eligibility_json(found), text=lambda: eligibility_text(found, app.view), whole=True)
    if not found.eligible:
        raise typer.Exit(1)

"""`mentor tariff explain`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.tariff import explained_json
from mentorcli.render.text.tariff_explained import explained_text
from mentorcli.services import tariffs


@command("explain", "mentor tariff explain amelie", "mentor tariff explain 3kq9x2")
def explain(ctx: typer.Context, session: o.SessionArg, lang: o.Lang = None) -> None:
    """Show how the amount of a session comes about: which tariff, by which day, and each factor."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = tariffs.explain(app.workspace, session)
    app.answer(json=lambda: explained_json(found), text=lambda: explained_text(found, app.view))

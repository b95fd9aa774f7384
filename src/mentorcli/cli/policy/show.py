"""`mentor policy show`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.policy import rules_json
from mentorcli.render.text.policy import rules_table
from mentorcli.services import policies


@command("show", "mentor policy show", "mentor policy show openclassrooms-help-centre")
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A policy (default: the one in use).", autocompletion=policy_names),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Show every rule of a policy, its figure and where it comes from."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    shown = policies.show(app.workspace, name)
    app.answer_table(json=lambda: rules_json(shown, app.view), table=lambda: rules_table(shown, app.view))

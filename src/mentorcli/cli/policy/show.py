"""`mentor policy show`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.policy import rules_json
from mentorcli.render.text.policy import in_force_text, rules_table
from mentorcli.render.text.policy_page import policy_page
from mentorcli.services import policies


@command(
    "show", "mentor policy show", "mentor policy show openclassrooms-help-centre", "mentor policy show --on 2026-12-01"
)
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A policy (default: the one in use).", autocompletion=policy_names),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHEN", help="As it holds on this day (default: today).")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Show every rule of a policy with its source. What is dated stands below."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    shown = policies.show(app.workspace, name, app.day(on, ahead=True) if on is not None else None)
    app.answer_table(
        json=lambda: rules_json(shown, app.view),
        table=lambda: rules_table(shown, app.view),
        page=lambda: policy_page(shown, app.view),
    )
    for line in in_force_text(shown, app.workspace.today, app.view):
        app.output.remind(line)

"""`mentor policy use`."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.policy import policy_used_json
from mentorcli.render.text.policy import beside_text, policy_used_text
from mentorcli.services import policies


@command(
    "use",
    "mentor policy use openclassrooms-help-centre",
    "mentor policy use openclassrooms-2021 --from 2026-12-01",
)
def use(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The policy.", show_default=False, autocompletion=policy_names)
    ],
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="WHEN", help="The day it holds from (default: every day not dated otherwise)."),
    ] = None,
) -> None:
    """Judge by another policy, all along or from a day on. Sessions already judged keep their verdict."""
    app = app_of(ctx)
    used = policies.use(app.workspace, name, app.day(since, ahead=True) if since is not None else None)
    for line in beside_text(used, app.workspace.today, app.view):
        app.output.remind(line)
    app.respond(json=lambda: policy_used_json(used, app.view), text=lambda: policy_used_text(used, app.view))

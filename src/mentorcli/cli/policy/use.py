"""`mentor policy use`."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.policy import policy_used_json
from mentorcli.render.text.policy import own_figures_text, policy_used_text
from mentorcli.services import policies


@command("use", "mentor policy use openclassrooms-help-centre", "mentor policy use openclassrooms-2021")
def use(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The policy.", show_default=False, autocompletion=policy_names)
    ],
) -> None:
    """Judge by another policy from now on. Sessions already judged keep their verdict."""
    app = app_of(ctx)
    used = policies.use(app.workspace, name)
    own = own_figures_text(used, app.view)
    if own is not None:
        app.output.remind(own)
    app.respond(json=lambda: policy_used_json(used, app.view), text=lambda: policy_used_text(used, app.view))

"""`mentor policy use`."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.policy import sentence


@command("use", "mentor policy use openclassrooms-help-centre", "mentor policy use openclassrooms-2021")
def use(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The policy.", show_default=False, autocompletion=policy_names)
    ],
) -> None:
    """Judge by another policy from now on. Sessions already judged keep their verdict."""
    from mentorcli.cli.config.set import put

    app = app_of(ctx)
    put(app, "policy.name", app.workspace.policy_named(name).name)
    policy = app.workspace.policy
    title = policy.title[app.lang]
    if policy.own:
        app.output.remind(sentence("policy-own", app.lang, figures=", ".join(policy.own)))
    if app.options.json:
        app.output.print_json({"name": policy.name, "title": title, "in_use": True})
        return
    app.output.print_message(sentence("policy-used", app.lang, name=policy.name, title=title))

"""`mentor policy list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.policy import policy_json
from mentorcli.render.text.policy import policies_table
from mentorcli.services import policies


@command("list", "mentor policy list", "mentor policy list --json")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List the policies; a star marks the one in use."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    listed = policies.list_policies(app.workspace)
    app.answer_table(
        json=lambda: [policy_json(policy, app.view) for policy in listed],
        table=lambda: policies_table(listed, app.view),
    )

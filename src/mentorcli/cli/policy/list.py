"""`mentor policy list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.policy import DEFAULT_POLICY


@command("list", "mentor policy list", "mentor policy list --json")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List the policies; a star marks the one in use."""
    from mentorcli.content import policy_data, policy_names

    app = app_of(ctx)
    language = app.workspace.choose_lang(lang)
    current = app.workspace.settings.policy.get("name", DEFAULT_POLICY)
    titles = {name: str(policy_data(name)["title"][language]) for name in policy_names()}
    if app.options.json:
        app.output.print_json(
            [{"name": name, "title": title, "in_use": name == current} for name, title in titles.items()]
        )
        return
    rows = [("*" if name == current else "", name, title) for name, title in titles.items()]
    app.output.print_table(["", *app.headers("name", "title")], rows, empty="")

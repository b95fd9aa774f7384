"""`mentor timeoff list`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.timeoff import timeoff_json
from mentorcli.render.text.timeoff import timeoff_table
from mentorcli.services import timeoff


@command("list", "mentor timeoff list", "mentor timeoff list --all")
def list_(
    ctx: typer.Context,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Those that are over too.")] = False,
    limit: o.Limit = None,
) -> None:
    """List days off from today on, yours and those of all students."""
    app = app_of(ctx)
    most = o.check_limit(limit)
    found = app.limited(timeoff.find(app.workspace, every=all_), most)
    app.answer_table(
        json=lambda: [timeoff_json(one) for one in found],
        table=lambda: timeoff_table(found, app.view, every=all_),
    )

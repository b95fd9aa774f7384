"""`mentor goal list`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.goal import student_goal_json
from mentorcli.render.text.goal import goals_table
from mentorcli.services import goals


@command("list", "mentor goal list", "mentor goal list amelie --all")
def list_(
    ctx: typer.Context,
    student: o.OptionalStudent = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Those that are met too.")] = False,
    limit: o.Limit = None,
) -> None:
    """List the open goals, of one student or of all who are active."""
    app = app_of(ctx)
    most = o.check_limit(limit)
    found = app.limited(goals.find(app.workspace, student, every=all_), most)
    app.answer_table(
        json=lambda: [student_goal_json(one, app.view.zone) for one in found],
        table=lambda: goals_table(found, app.view, student),
    )

"""`mentor timeoff add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError
from mentorcli.render.json.timeoff import timeoff_json
from mentorcli.render.text.timeoff import added_text, added_warnings
from mentorcli.services import timeoff
from mentorcli.when.spans import parse_days


@command("add", "mentor timeoff add 24/12..2/1", "mentor timeoff add tomorrow..friday amelie")
def add(
    ctx: typer.Context,
    days: Annotated[
        str,
        typer.Argument(
            metavar="DAYS", help="The first and the last day: 24/12..2/1, or a single one.", show_default=False
        ),
    ],
    student: o.OptionalStudent = None,
) -> None:
    """Note days off: a student's, else your own. What is planned then is named, and stays."""
    app = app_of(ctx)
    start, end = parse_days(days, now=app.workspace.now, zone=app.workspace.zone)
    try:
        done = timeoff.add(app.workspace, start, end, student)
    except NotFoundError as error:
        raise timeoff.second_day(app.workspace, days, student or "", error) from None
    for line in added_warnings(done, app.view):
        app.output.warn(line)
    app.respond(json=lambda: timeoff_json(done.added), text=lambda: added_text(done, app.view))

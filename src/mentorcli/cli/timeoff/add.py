"""`mentor timeoff add`."""

from datetime import date
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError, UsageError
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
    start, end = _span(app, days, student)
    try:
        done = timeoff.add(app.workspace, start, end, student)
    except NotFoundError as error:
        raise timeoff.second_day(app.workspace, days, student or "", error) from None
    for line in added_warnings(done, app.view):
        app.output.warn(line)
    app.respond(json=lambda: timeoff_json(done.added), text=lambda: added_text(done, app.view))


def _span(app: AppContext, days: str, student: str | None) -> tuple[date, date]:
    """Return the days. Raises UsageError, with the command to type where days and student are turned round."""
    now, zone = app.workspace.now, app.workspace.zone
    try:
        return parse_days(days, now=now, zone=zone)
    except UsageError as error:
        try:
            parse_days(student or "", now=now, zone=zone)
        except UsageError:
            raise error from None
        raise timeoff.turned_round(days, student or "") from None

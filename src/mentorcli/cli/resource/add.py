"""`mentor resource add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.resource import added_text
from mentorcli.services import resources

Url = Annotated[str, typer.Argument(metavar="URL", help="The link.", show_default=False)]


@command(
    "add",
    'mentor resource add amelie https://example.org/sql --title "SQL basics"',
    "mentor resource add amelie https://openclassrooms.com/en/courses/1",
)
def add(
    ctx: typer.Context,
    student: o.StudentArg,
    url: Url,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is.")] = None,
    paid: Annotated[bool, typer.Option("--paid", help="It costs money: refused.")] = False,
) -> None:
    """Keep a free resource suggested to a student. The courses of the path come first; none is mandatory."""
    app = app_of(ctx)
    done = resources.add(app.workspace, student, o.check_url(url.strip(), "URL"), title=title, paid=paid)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: added_text(done, app.view))

"""`mentor resource remove`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import resource_urls
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.resource import removed_text
from mentorcli.services import resources

KnownUrl = Annotated[
    str, typer.Argument(metavar="URL", help="The link.", show_default=False, autocompletion=resource_urls)
]


@command(
    "remove",
    "mentor resource remove amelie https://example.org/sql",
    "mentor resource remove amelie https://example.org/sql --quiet",
)
def remove(ctx: typer.Context, student: o.StudentArg, url: KnownUrl) -> None:
    """Take a suggested resource off the list."""
    app = app_of(ctx)
    done = resources.remove(app.workspace, student, url)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: removed_text(done, app.view))

"""`mentor resource remove`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import resource_urls
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import emit_student
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotFoundError
from mentorcli.render.text.resource import sentence
from mentorcli.rules.project import same_link
from mentorcli.services.lookup import find_student

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
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        known = same_link(records.resources, url.strip())
        if known is None:
            raise NotFoundError(sentence("resource-unknown", app.lang), f"See: mentor resource list {records.id}")
        writer.append(records, cmd="resource remove", at=app.workspace.now, drop=[("resource", known.id)])
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_message(
        sentence("resource-removed", app.lang, name=records.student.name, what=known.title or known.url)
    )

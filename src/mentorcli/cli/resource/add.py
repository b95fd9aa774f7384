"""`mentor resource add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import emit_student, one_line
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import RefusedError
from mentorcli.models.project import Resource
from mentorcli.render.text.resource import sentence
from mentorcli.rules.project import same_link
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id

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
    link = o.check_url(url.strip(), "URL")
    if paid:
        raise RefusedError(sentence("resource-paid", app.lang), sentence("resource-paid-hint", app.lang))
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        known = same_link(records.resources, link)
        if known is not None:
            raise RefusedError(sentence("resource-twice", app.lang, url=known.url), None)
        resource = Resource(record_id(), link, one_line(title))
        writer.append(records, resource, cmd="resource add", at=app.workspace.now)
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_message(
        sentence("resource-added", app.lang, name=records.student.name, what=resource.title or link)
    )

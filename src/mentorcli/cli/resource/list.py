"""`mentor resource list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.headings import heading
from mentorcli.render.text.resource import sentence
from mentorcli.services.lookup import find_student


@command("list", "mentor resource list amelie", "mentor resource list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the resources suggested to a student."""
    app = app_of(ctx)
    records = find_student(app.workspace, student)
    if app.options.json:
        app.output.print_json([{"title": r.title, "url": r.url} for r in records.resources])
        return
    headers = [heading("title", app.lang), heading("link", app.lang)]
    empty = sentence("no-resource", app.lang, name=records.student.name, slug=records.id)
    app.output.print_table(headers, [(r.title or "", r.url) for r in records.resources], empty=empty)

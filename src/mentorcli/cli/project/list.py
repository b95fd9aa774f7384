"""`mentor project list`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.headings import heading
from mentorcli.render.text.project import sentence
from mentorcli.services.lookup import find_student


@command("list", "mentor project list amelie", "mentor project list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List a student's projects."""
    from mentorcli.render.text.labels import project_status_word

    app = app_of(ctx)
    records = find_student(app.workspace, student)
    if app.options.json:
        app.output.print_json([{"title": p.title, "level": p.level, "status": p.status} for p in records.projects])
        return
    rows = [(p.title, str(p.level or ""), project_status_word(p.status, app.lang)) for p in records.projects]
    headers = [heading(name, app.lang) for name in ("project", "level", "status")]
    app.output.print_table(
        headers, rows, empty=sentence("no-project", app.lang, name=records.student.name, slug=records.id)
    )

"""`mentor student show`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import emit_student
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.services.lookup import find_student


@command("show", "mentor student show amelie", "mentor student show amelie --json")
def show(ctx: typer.Context, student: o.StudentArg) -> None:
    """Show one student on one screen: profile, what is due, projects, attendance, last sessions, notes."""
    from mentorcli.cli.student.page import page

    app = app_of(ctx)
    records = find_student(app.workspace, student)
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_text(*page(app, records))

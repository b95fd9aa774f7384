"""`mentor student show`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("show", "mentor student show amelie", "mentor student show amelie --json")
def show(ctx: typer.Context, student: o.StudentArg) -> None:
    """Show one student on one screen. What is due, projects, sessions and notes are on it."""
    # 20 ms: TAB, which mostly completes a student here, loads this file too.
    from mentorcli.render.json.student import details_json
    from mentorcli.render.text.student_page import page_text
    from mentorcli.services import student_page, students

    app = app_of(ctx)
    columns = app.output.columns if app.output.terminal else None
    app.answer(
        json=lambda: details_json(students.find_details(app.workspace, student), app.view),
        text=lambda: page_text(student_page.page(app.workspace, student), app.view, columns),
    )

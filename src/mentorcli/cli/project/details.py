"""What the commands of `mentor project` share."""

from typing import Annotated

import typer

from mentorcli.cli.candidates import project_titles
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import emit_student
from mentorcli.models.project import ProjectStatus
from mentorcli.render.text.project import sentence
from mentorcli.rules import project as rules
from mentorcli.services.lookup import find_student

Title = Annotated[
    str,
    typer.Argument(
        metavar="TITLE", help="The project's title, or part of it.", show_default=False, autocompletion=project_titles
    ),
]


def _advance(ctx: typer.Context, student: str, title: str, to: ProjectStatus) -> None:
    from mentorcli.render.text.labels import project_status_word

    app = app_of(ctx)
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        found = rules.find(records.projects, title, student=records.id)
        changed = rules.advanced(records.projects, found, to, student=records.id)
        writer.append(records, changed, cmd=f"project {rules.VERB[to]}", at=app.workspace.now)
    if app.options.json:
        emit_student(app, records)
        return
    status = project_status_word(changed.status, app.lang)
    app.output.print_message(
        sentence("project-changed", app.lang, name=records.student.name, title=changed.title, status=status)
    )

"""`mentor project add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import levels
from mentorcli.cli.context import app_of
from mentorcli.cli.student.details import emit_student, one_line
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.project import MAX_LEVEL, Project
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.project import sentence
from mentorcli.rules import project as rules
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id

Level = Annotated[
    int | None, typer.Option("--level", metavar="1..3", help="Level of expertise.", autocompletion=levels)
]


@command(
    "add",
    'mentor project add amelie "Build a dashboard" --level 2',
    'mentor project add amelie "Clean a data set"',
)
def add(
    ctx: typer.Context,
    student: o.StudentArg,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The project's title.", show_default=False)],
    level: Level = None,
) -> None:
    """Add a project to a student's path. It is to do until it is started."""
    app = app_of(ctx)
    written = one_line(title)
    if not written:
        raise UsageError("The title is empty", 'Such as: mentor project add amelie "Build a dashboard"')
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(f"--level is {level}", "Give 1, 2 or 3.")
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        rules.refuse_twice(records.projects, written)
        writer.append(records, Project(record_id(), written, level=level), cmd="project add", at=app.workspace.now)
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_message(
        sentence("project-added", app.lang, name=records.student.name, title=written),
        common_sentence("next", app.lang, command=f'mentor project start {records.id} "{written}"'),
    )

"""`mentor project`: the projects of a student's path, one in progress at a time."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import levels, project_titles
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import emit_student, one_line
from mentorcli.errors import UsageError
from mentorcli.models.project import MAX_LEVEL, Project, ProjectStatus
from mentorcli.rules import project as rules
from mentorcli.store.ids import record_id

app = new_app()

Title = Annotated[
    str,
    typer.Argument(
        metavar="TITLE", help="The project's title, or part of it.", show_default=False, autocompletion=project_titles
    ),
]
Level = Annotated[
    int | None, typer.Option("--level", metavar="1..3", help="Level of expertise.", autocompletion=levels)
]


@command(
    app,
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
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    written = one_line(title)
    if not written:
        raise UsageError("The title is empty", 'Such as: mentor project add amelie "Build a dashboard"')
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(f"--level is {level}", "Give 1, 2 or 3.")
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        rules.refuse_twice(dossier.projects, written)
        writer.append(dossier, Project(record_id(), written, level=level), cmd="project add", at=desk.now)
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.say(
        said("project-added", desk.lang, name=dossier.student.name, title=written),
        said("next", desk.lang, command=f'mentor project start {dossier.id} "{written}"'),
    )


def _advance(ctx: typer.Context, student: str, title: str, to: ProjectStatus) -> None:
    from mentorcli.render.words import project_status_word
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        found = rules.find(dossier.projects, title, student=dossier.id)
        changed = rules.advanced(dossier.projects, found, to, student=dossier.id)
        writer.append(dossier, changed, cmd=f"project {rules.VERB[to]}", at=desk.now)
    if desk.json:
        emit_student(desk, dossier)
        return
    status = project_status_word(changed.status, desk.lang)
    desk.say(said("project-changed", desk.lang, name=dossier.student.name, title=changed.title, status=status))


@command(
    app,
    "start",
    'mentor project start amelie "Build a dashboard"',
    "mentor project start amelie dashboard",
)
def start(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that the student works on a project now. Sessions take it, and its level, from then on."""
    _advance(ctx, student, title, ProjectStatus.IN_PROGRESS)


@command(
    app,
    "present",
    'mentor project present amelie "Build a dashboard"',
    "mentor project present amelie dashboard",
)
def present(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that a project was presented. Another one may then be started."""
    _advance(ctx, student, title, ProjectStatus.PRESENTED)


@command(
    app,
    "validate",
    'mentor project validate amelie "Build a dashboard"',
    "mentor project validate amelie dashboard",
)
def validate(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that a project is validated. No course is needed for that."""
    _advance(ctx, student, title, ProjectStatus.VALIDATED)


@command(app, "list", "mentor project list amelie", "mentor project list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List a student's projects."""
    from mentorcli.render.words import project_status_word
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    if desk.json:
        desk.emit([{"title": p.title, "level": p.level, "status": p.status} for p in dossier.projects])
        return
    rows = [(p.title, str(p.level or ""), project_status_word(p.status, desk.lang)) for p in dossier.projects]
    headers = [said(f"head-{name}", desk.lang) for name in ("project", "level", "status")]
    show_table(desk, headers, rows, empty=said("no-project", desk.lang, name=dossier.student.name, slug=dossier.id))

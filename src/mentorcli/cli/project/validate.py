"""`mentor project validate`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.project.details import Title, _advance
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.project import ProjectStatus


@command(
    "validate",
    'mentor project validate amelie "Build a dashboard"',
    "mentor project validate amelie dashboard",
)
def validate(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that a project is validated. No course is needed for that."""
    _advance(ctx, student, title, ProjectStatus.VALIDATED)

"""`mentor project present`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.project.details import Title, _advance
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.project import ProjectStatus


@command(
    "present",
    'mentor project present amelie "Build a dashboard"',
    "mentor project present amelie dashboard",
)
def present(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that a project was presented. Another one may then be started."""
    _advance(ctx, student, title, ProjectStatus.PRESENTED)

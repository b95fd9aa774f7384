"""`mentor project start`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.project.details import Title, _advance
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.project import ProjectStatus


@command(
    "start",
    'mentor project start amelie "Build a dashboard"',
    "mentor project start amelie dashboard",
)
def start(ctx: typer.Context, student: o.StudentArg, title: Title) -> None:
    """Say that the student works on a project now. Sessions take it, and its level, from then on."""
    _advance(ctx, student, title, ProjectStatus.IN_PROGRESS)

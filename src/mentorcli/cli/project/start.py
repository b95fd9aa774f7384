"""`mentor project start`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.project import changed_text
from mentorcli.services import projects


@command(
    "start",
    'mentor project start amelie "Build a dashboard"',
    "mentor project start amelie dashboard",
)
def start(ctx: typer.Context, student: o.StudentArg, title: o.ProjectArg, on: o.OnDay = None) -> None:
    """Say that the student works on a project now. Sessions take it, and its level, from then on."""
    app = app_of(ctx)
    done = projects.start(app.workspace, student, title, app.day(on) if on else None)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: changed_text(done, app.view))

"""`mentor project present`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.project import changed_text
from mentorcli.services import projects


@command(
    "present",
    'mentor project present amelie "Build a dashboard"',
    "mentor project present amelie dashboard",
)
def present(ctx: typer.Context, student: o.StudentArg, title: o.ProjectArg, on: o.OnDay = None) -> None:
    """Say that a project was presented. Another one may then be started."""
    app = app_of(ctx)
    done = projects.present(app.workspace, student, title, app.day(on) if on else None)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: changed_text(done, app.view))

"""`mentor project remove`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.project import removed_text
from mentorcli.services import projects


@command(
    "remove",
    'mentor project remove amelie "Build a dashboard"',
    "mentor project remove amelie dashboard --json",
)
def remove(ctx: typer.Context, student: o.StudentArg, title: o.ProjectArg) -> None:
    """Remove a project that was added by mistake. One that a documented session is about stays."""
    app = app_of(ctx)
    done = projects.remove(app.workspace, student, title)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: removed_text(done, app.view))

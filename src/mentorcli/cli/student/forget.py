"""`mentor student forget`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student import (
    backup_warnings,
    erase_question,
    erased_text,
    message_warnings,
    unread_warnings,
)
from mentorcli.services import students


@command("forget", "mentor student forget amelie", "mentor student forget amelie --yes")
def forget(ctx: typer.Context, student: o.StudentArg) -> None:
    """Erase a student and everything kept about them. This cannot be undone."""
    app = app_of(ctx)
    about = students.erasure(app.workspace, student)
    for warning in unread_warnings(about, app.view):
        app.output.warn(warning)
    app.confirm(erase_question(about, app.view))
    done = students.forget(app.workspace, about.details.student.id)
    for warning in (*backup_warnings(done, app.view), *message_warnings(done, app.view)):
        app.output.warn(warning)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: erased_text(done, app.view))

"""`mentor transfer cancel`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.transfer import transfer_json
from mentorcli.render.text.transfer import transfer_cancelled_text
from mentorcli.services import transfers


@command("cancel", "mentor transfer cancel amelie", "mentor transfer cancel amelie --json")
def cancel(ctx: typer.Context, student: o.StudentArg) -> None:
    """Say that the student stays with you after all."""
    app = app_of(ctx)
    done = transfers.cancel(app.workspace, student)
    app.respond(
        json=lambda: transfer_json(transfers.with_wait(app.workspace, done.student, done.transfer), app.view),
        text=lambda: transfer_cancelled_text(done, app.view),
    )

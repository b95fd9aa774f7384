"""`mentor transfer cancel`."""

from dataclasses import replace

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.transfer.details import _open, _record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.transfer import TransferOutcome
from mentorcli.render.text.transfer import sentence
from mentorcli.services.lookup import find_student


@command("cancel", "mentor transfer cancel amelie", "mentor transfer cancel amelie --json")
def cancel(ctx: typer.Context, student: o.StudentArg) -> None:
    """Say that the student stays with you after all."""
    app = app_of(ctx)
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        ended = replace(_open(records), ended_at=app.workspace.now, outcome=TransferOutcome.CANCELLED)
        writer.append(records, ended, cmd="transfer cancel", at=app.workspace.now)
    if app.options.json:
        app.output.print_json(_record(app, records, ended))
        return
    app.output.print_message(sentence("transfer-cancelled", app.lang, name=records.student.name))

"""`mentor transfer start`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.transfer.details import _record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.student import StudentStatus
from mentorcli.models.transfer import Transfer
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.transfer import sentence
from mentorcli.services.followup import transfer_under_way
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id


@command(
    "start",
    'mentor transfer start amelie --reason "Machine learning goes beyond what I can teach"',
    'mentor transfer start amelie --reason "Needs evening sessions" --to "Sam Okoro"',
)
def start(
    ctx: typer.Context,
    student: o.StudentArg,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why another mentor; - reads it.", show_default=False)
    ],
    to: Annotated[str | None, typer.Option("--to", metavar="NAME", help="The next mentor, where known.")] = None,
) -> None:
    """Say that a transfer is asked for. It takes from a few days to a few weeks."""
    app = app_of(ctx)
    why = app.text_argument(reason)
    if not why:
        raise UsageError("--reason is empty", 'Such as: --reason "Machine learning goes beyond what I can teach"')
    transfer = Transfer(record_id(), app.workspace.now, why, app.text_argument(to) or None)
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        if transfer_under_way(records) is not None:
            raise RefusedError(
                f"A transfer of {records.student.name} is under way already",
                f"See: mentor transfer status; take it back: mentor transfer cancel {records.id}",
            )
        if records.student.status is StudentStatus.TRANSFERRED:
            raise RefusedError(f"{records.student.name} is transferred already", "Nothing to do.")
        writer.append(records, transfer, cmd="transfer start", at=app.workspace.now)
    if app.options.json:
        app.output.print_json(_record(app, records, transfer))
        return
    app.output.print_message(
        sentence("transfer-started", app.lang, name=records.student.name, at=app.in_words(transfer.started_at)),
        common_sentence("next", app.lang, command=f"mentor transfer request {records.id}"),
    )

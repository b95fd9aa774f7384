"""`mentor transfer start`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.json.transfer import transfer_json
from mentorcli.render.text.transfer import transfer_started_text
from mentorcli.services import transfers
from mentorcli.text import bilingual


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
        raise UsageError(
            bilingual("--reason is empty", "--reason est vide"),
            bilingual(
                'Such as: --reason "Machine learning goes beyond what I can teach"',
                'Par exemple\u00a0: --reason "Le machine learning dépasse ce que je peux enseigner"',
            ),
        )
    done = transfers.start(app.workspace, student, why, app.text_argument(to) or None)
    app.respond(
        json=lambda: transfer_json(transfers.with_wait(app.workspace, done.student, done.transfer), app.view),
        text=lambda: transfer_started_text(done, app.view),
    )

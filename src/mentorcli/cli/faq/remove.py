"""`mentor faq remove`."""

from typing import TYPE_CHECKING

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.text.faq import sentence

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import KIND, OwnIdArg, _own_entry, _tell


@command(
    "remove",
    "mentor faq remove where-do-i-send-my-invoice",
    "mentor faq remove where-do-i-send-my-invoice --yes",
)
def remove(ctx: typer.Context, entry: OwnIdArg) -> None:
    """Remove an entry of your own."""
    app = app_of(ctx)
    with app.workspace.transaction() as writer:
        gone = _own_entry(app, entry)
        writer.append_mentor(cmd="faq remove", at=app.workspace.now, drop=[(KIND, gone.id)])
    _tell(app, gone, sentence("faq-removed", app.lang, id=gone.id))

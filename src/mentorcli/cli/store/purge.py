"""`mentor store purge`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.purge import purge_json
from mentorcli.render.text.purge import found_text, nothing_text, purge_question, purged_text, unknown_warning
from mentorcli.services import purge as purges


@command("purge", "mentor store purge --dry-run", "mentor store purge", "mentor store purge --student amelie --yes")
def purge(
    ctx: typer.Context,
    student: o.StudentOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    no_backup: Annotated[bool, typer.Option("--no-backup", help="Make no backup before.")] = False,
) -> None:
    """Take away for good what was undone, deleted or never finished. This cannot be undone."""
    app = app_of(ctx)
    found = purges.find(app.workspace, student)
    if dry_run or found.nothing:
        text = nothing_text if found.nothing else found_text
        app.answer(json=lambda: purge_json(found), text=lambda: text(found, app.lang))
        return
    app.confirm(purge_question(found, app.lang, backup=not no_backup))
    done = purges.carry_out(app.workspace, student, save=not no_backup)
    if done.unreadable:
        app.output.warn(unknown_warning(done, app.lang))
    app.respond(json=lambda: purge_json(done), text=lambda: purged_text(done, app.lang))

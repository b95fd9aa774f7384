"""`mentor session list`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.session_records import session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import SessionFilter
from mentorcli.render.text.session import sessions_table
from mentorcli.services import sessions
from mentorcli.text import bilingual


@command(
    "list",
    "mentor session list --student amelie --limit 5",
    "mentor session list --from 2026-11-01 --to 2026-11-30 --status no-show",
)
def list_(
    ctx: typer.Context,
    *,
    student: o.StudentOptions = None,
    from_: o.From = None,
    to: o.To = None,
    status: o.SessionStatuses = None,
    kind: o.Kinds = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")] = None,
    undocumented: Annotated[bool, typer.Option("--undocumented", help="Begun, and not logged yet.")] = False,
    missing_recording: Annotated[
        bool, typer.Option("--missing-recording", help="Held, must be recorded, and no link is kept.")
    ] = False,
) -> None:
    """List sessions, newest first."""
    app = app_of(ctx)
    if limit is not None and limit < 1:
        raise UsageError(
            bilingual(f"--limit is {limit}", f"--limit vaut {limit}"), bilingual("Give 1 or more.", "Donnez 1 ou plus.")
        )
    start, end = o.span(app, from_, to)
    wanted = SessionFilter(start, end, tuple(status or ()), tuple(kind or ()), undocumented, missing_recording)
    found = sessions.find(app.workspace, wanted, students=student or [])[:limit]
    app.answer_table(json=lambda: session_records(app, found), table=lambda: sessions_table(found, app.view))

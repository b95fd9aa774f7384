"""`mentor session show`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.session_history import shown_json
from mentorcli.render.text.session import session_text
from mentorcli.services import sessions


@command("show", "mentor session show amelie", "mentor session show 4k2m")
def show(ctx: typer.Context, session: o.SessionArg) -> None:
    """Show one session whole, with its history: when it was planned, moved and judged, and when each was written."""
    app = app_of(ctx)
    shown = sessions.show(app.workspace, session)
    app.answer(
        json=lambda: shown_json(shown, app.view),
        text=lambda: session_text(shown, app.view),
    )

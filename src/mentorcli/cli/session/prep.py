"""`mentor session prep`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("prep", "mentor session prep amelie", "mentor session prep 4k2m --json")
def prep(ctx: typer.Context, session: o.SessionArg) -> None:
    """Show what to know before a session, on one screen.

    A student means the next session that has not begun; where one is going on, it is said.
    """
    # 20 ms: TAB, which mostly completes a student here, loads this file too.
    from mentorcli.render.json.session_prep import prep_json
    from mentorcli.render.text.session_prep import prep_text
    from mentorcli.services import session_prep

    app = app_of(ctx)
    found = session_prep.prepare(app.workspace, session)
    columns = app.output.columns if app.output.terminal else None
    app.answer(json=lambda: prep_json(found, app.view), text=lambda: prep_text(found, app.view, columns))

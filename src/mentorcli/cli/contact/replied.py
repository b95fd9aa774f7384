"""`mentor contact replied`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.times import past_moment
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.contact import reply_logged_json
from mentorcli.render.text.contact import reply_logged_text
from mentorcli.services import followup
from mentorcli.text import bilingual


@command("replied", "mentor contact replied amelie", 'mentor contact replied amelie --at "yesterday 18:00"')
def replied(
    ctx: typer.Context,
    student: o.StudentArg,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
) -> None:
    """Say that the student answered: the follow-up is over. An unreachable student is active again."""
    app = app_of(ctx)
    moment = past_moment(app, at, hint=bilingual("Log a reply once it has come.", "Notez une réponse une fois reçue."))
    done = followup.log_reply(app.workspace, student, moment)
    app.respond(json=lambda: reply_logged_json(done, app.view), text=lambda: reply_logged_text(done, app.view))

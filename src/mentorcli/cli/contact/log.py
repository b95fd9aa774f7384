"""`mentor contact log`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.times import past_moment
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.contact import ContactVia
from mentorcli.render.json.contact import contact_logged_json
from mentorcli.render.text.contact import contact_logged_text
from mentorcli.services import followup
from mentorcli.text import bilingual


@command(
    "log",
    "mentor contact log amelie --via email",
    'mentor contact log amelie --via phone --at "yesterday 17:00" --note "Left a message"',
)
def log(
    ctx: typer.Context,
    student: o.StudentArg,
    via: Annotated[ContactVia, typer.Option("--via", help="How you tried.", show_default=False)],
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A word on it; - reads it.")] = None,
) -> None:
    """Keep an attempt to reach a student. The contact form ends your part of the follow-up."""
    app = app_of(ctx)
    moment = past_moment(app, at, hint=bilingual("Log a contact once it is made.", "Notez un contact une fois pris."))
    done = followup.log(app.workspace, student, via, moment, app.text_argument(note) or None)
    app.respond(
        json=lambda: contact_logged_json(done, app.view),
        text=lambda: contact_logged_text(done, followup.due_for(app.workspace, done.student.id), app.view),
    )

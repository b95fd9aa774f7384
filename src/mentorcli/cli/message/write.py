"""`mentor message write`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import Force, MessageName, Out, answer_letter, say_own_text
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.message import written_json
from mentorcli.render.text.message import written_text
from mentorcli.services import message_writing


@command(
    "write",
    "mentor message write reminder amelie",
    "mentor message write missed amelie --lang fr",
    "mentor message write moved amelie --out moved.txt",
)
def write(
    ctx: typer.Context,
    name: MessageName,
    student: o.StudentArg,
    session: Annotated[
        str | None,
        typer.Option(
            "--session",
            metavar="ID",
            help="The session it is about (default: the next; of moved and missed the latest).",
            autocompletion=o.tab("session_ids"),
        ),
    ] = None,
    out: Out = None,
    force: Force = False,
    lang: o.Lang = None,
) -> None:
    """Write a text to a student or about one, ready to paste. Nothing is sent or recorded."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    out = o.check_out(out)
    done = message_writing.write(app.workspace, name, student, session=session, out=out, force=force)
    if out is None:
        answer_letter(app, done.letter, json=lambda: written_json(done, app.view))
    else:
        app.respond(json=lambda: written_json(done, app.view), text=lambda: written_text(done, app.view))
        say_own_text(app, done.letter)

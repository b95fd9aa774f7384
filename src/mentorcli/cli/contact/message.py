"""`mentor contact message`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import answer_letter
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.contact import ContactStep
from mentorcli.render.json.contact import contact_message_json
from mentorcli.render.text.contact import message_reminder
from mentorcli.services import followup


@command("message", "mentor contact message amelie", "mentor contact message amelie --lang fr")
def message(
    ctx: typer.Context,
    student: o.StudentArg,
    step: Annotated[ContactStep | None, typer.Option("--step", help="Another step than the one due.")] = None,
    lang: o.Lang = None,
) -> None:
    """Print the text for the step that is due, ready to paste. Exit 1 where none is due."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = followup.message(app.workspace, student, step)
    answer_letter(app, found.letter, json=lambda: contact_message_json(found, app.view))
    app.output.remind(message_reminder(found, app.view))

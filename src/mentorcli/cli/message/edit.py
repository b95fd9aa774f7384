"""`mentor message edit`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.message_options import MessageName
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.messages import MessageSaved
from mentorcli.render.json.message import saved_json
from mentorcli.render.text.config import unchanged_text
from mentorcli.render.text.message import saved_text
from mentorcli.services import messages


@command(
    "edit",
    "mentor message edit reminder",
    "mentor message edit comment-strong --lang fr",
    "mentor message edit ping --text - < ping.md",
)
def edit(
    ctx: typer.Context,
    name: MessageName,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="The whole text; - reads standard input.")
    ] = None,
    lang: o.Lang = None,
    resume: o.Resume = False,
) -> None:
    """Put a text of your own in the place of one of mentor's, in your editor. A made-up student shows how it reads.

    Another name behind comment-, such as comment-strong, makes one more comment for presentations.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    found = messages.find_message(app.workspace, name, new=True)
    if o.check_resume(resume=resume, given=text is not None):
        done: MessageSaved | None = messages.replace_text(app.workspace, found, app.text_argument(text) or "")
    else:
        done = _in_editor(app, found, resume=resume)
    if done is None:
        app.output.print_message(*unchanged_text(app.lang))
        return
    saved = done
    app.respond(json=lambda: saved_json(saved), text=lambda: saved_text(saved, app.view))


def _in_editor(app: AppContext, name: str, *, resume: bool) -> MessageSaved | None:
    """Open a message in the user's editor and save what comes back; None where nothing was changed in it."""
    from mentorcli.cli.editor import save_edited  # 4 ms: it starts processes
    from mentorcli.services.drafts import message_place

    return save_edited(
        app,
        messages.editable_text(app.workspace, name),
        message_place(name, app.lang),
        lambda before, text: messages.save_text(app.workspace, name, before, text),
        resume=resume,
    )

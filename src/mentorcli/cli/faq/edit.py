"""`mentor faq edit`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.faq import edited_text
from mentorcli.services import faq


@command(
    "edit",
    'mentor faq edit where-do-i-send-my-invoice --answer "By e-mail, before the 5th."',
    'mentor faq edit where-do-i-send-my-invoice --question "Where does my invoice go?"',
)
def edit(
    ctx: typer.Context,
    entry: o.OwnFaqEntry,
    question: Annotated[str | None, typer.Option("--question", metavar="TEXT", help="The new question.")] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="TEXT", help="The new answer; - reads standard input.")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Change an entry of your own."""
    app = app_of(ctx)
    language = o.language(lang)  # before standard input is read
    done = faq.edit(
        app.workspace,
        entry,
        question=app.text_argument(question),
        answer=app.text_argument(answer),
        lang=language,
    )
    app.respond(json=lambda: entry_json(done.entry.entry()), text=lambda: edited_text(done, app.view))

"""`mentor faq add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.faq import added_text
from mentorcli.services import faq


@command(
    "add",
    'mentor faq add "Where do I send my invoice?" "Through the billing page, before the 5th."',
    'pbpaste | mentor faq add "Where do I send my invoice?" -',
)
def add(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="As you would ask it.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="What to remember; - reads standard input.")],
    lang: o.Lang = None,
) -> None:
    """Add an entry of your own; the next search finds it."""
    app = app_of(ctx)
    language = o.language(lang)  # before standard input is read
    made = faq.add(app.workspace, app.text_argument(question), app.text_argument(answer), language)
    app.respond(json=lambda: entry_json(made.entry()), text=lambda: added_text(made, app.view))

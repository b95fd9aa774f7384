"""The arguments and options that the commands about messages share, and how a message is shown."""

from collections.abc import Callable
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext
from mentorcli.models.message import Message
from mentorcli.render.text.letters import letter_text, own_text_reminder

MessageName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A name, as `mentor message list` shows it.",
        show_default=False,
        autocompletion=o.tab("message_names"),
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", metavar="FILE", help="Write it here (default, and -: print it).", autocompletion=o.tab("files")
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def answer_letter(app: AppContext, letter: Message, *, json: Callable[[], object]) -> None:
    """Show a message to be pasted; where it was made of the mentor's own text that is said, with the way back."""
    app.answer(json=json, text=lambda: letter_text(letter, app.view), copied=True)
    say_own_text(app, letter)


def say_own_text(app: AppContext, letter: Message) -> None:
    """Say where a message was made of the mentor's own text, with the way back."""
    reminder = own_text_reminder(letter, app.view)
    if reminder is not None:
        (app.output.warn if app.options.json else app.output.remind)(reminder)

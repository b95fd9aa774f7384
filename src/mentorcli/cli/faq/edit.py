"""`mentor faq edit`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.faq import OwnEntry
from mentorcli.render.text.faq import sentence

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import OwnIdArg, _check_lang, _own_entry, _save, _tell, _written


@command(
    "edit",
    'mentor faq edit where-do-i-send-my-invoice --answer "By e-mail, before the 5th."',
    'mentor faq edit where-do-i-send-my-invoice --question "Where does my invoice go?"',
)
def edit(
    ctx: typer.Context,
    entry: OwnIdArg,
    question: Annotated[str | None, typer.Option("--question", metavar="TEXT", help="The new question.")] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="TEXT", help="The new answer; - reads standard input.")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Change an entry of your own."""
    app = app_of(ctx)
    _check_lang(lang)
    if question is None and answer is None and lang is None:
        raise UsageError("Nothing to change", "Give --question, --answer or --lang.")
    asked = _written(app, question, "question") if question is not None else None
    answered = _written(app, answer, "answer") if answer is not None else None
    with app.workspace.transaction() as writer:
        before = _own_entry(app, entry)
        after = OwnEntry(before.id, asked or before.question, answered or before.answer, lang or before.lang)
        if after != before:
            _save(app, writer, after, "faq edit")
    _tell(app, after, sentence("faq-changed" if after != before else "faq-same", app.lang, id=after.id))

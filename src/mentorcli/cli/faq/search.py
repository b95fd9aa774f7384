"""`mentor faq search`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.json.faq import hit_json
from mentorcli.render.text.faq import hits_page, hits_table, not_sure
from mentorcli.services import faq
from mentorcli.text import bilingual, in_language

WHAT = bilingual("What do you want to know?", "Que voulez-vous savoir\u00a0?")


@command(
    "search",
    "mentor faq search student absent",
    "mentor faq search mon étudiant ne répond plus",
    "mentor faq search recording --lang fr --json",
    "pbpaste | mentor faq search -",
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="What you want to know, in your own words; - reads standard input."),
    ] = None,
    lang: o.Lang = None,
    limit: o.Limit = None,
) -> None:
    """Find the answer to a question, asked in English or French.

    Where several may be meant, they are named and none is given as the answer. Exit 1 where nothing fits.
    """
    app = app_of(ctx)
    language, most = o.language(lang), o.check_limit(limit)
    # Alone: within a sentence a dash is a dash.
    query = app.text_argument("-") if words == ["-"] else " ".join(words or ()).strip() or _asked(app)
    found = faq.search(app.workspace, query, language, most)
    app.answer_table(
        json=lambda: [hit_json(hit) for hit in found.hits],
        table=lambda: hits_table(found),
        page=lambda: hits_page(found, app.output.columns),
    )
    if not found.sure and not app.output.terminal:
        for line in not_sure(found):
            app.output.remind(line)


def _asked(app: AppContext) -> str:
    """Ask for the words that were not typed. Raises UsageError where nobody can answer, or the answer is empty."""
    typed = app.ask_line(f"{in_language(WHAT, app.workspace.readable_lang)} ").strip() if app.interactive else ""
    if not typed:
        raise UsageError(
            WHAT,
            bilingual(
                "Type some words: mentor faq search student absent",
                "Tapez quelques mots\u00a0: mentor faq search étudiant absent",
            ),
        )
    return typed

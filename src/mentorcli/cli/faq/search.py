"""`mentor faq search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NothingFoundError, UsageError
from mentorcli.models.faq import FaqHit

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import _all, _width

NEXT_BEST = 2


WHAT = "What do you want to know?"


@command(
    "search",
    "mentor faq search student absent",
    "mentor faq search mon étudiant ne répond plus",
    "mentor faq search recording --lang fr --json",
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="What you want to know, in your own words.")
    ] = None,
    lang: o.Lang = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many entries.")] = None,
) -> None:
    """Find the answer to a question, asked in English or French."""
    from mentorcli.search import Index

    app = app_of(ctx)
    if lang is not None:
        app.workspace.choose_lang(lang)
    query = " ".join(words or ()).strip() or _asked(app)
    index = Index(_all(app))
    hits = index.search(query, lang, limit)
    if not hits:
        from mentorcli.render.text.faq import NOTHING, WHERE_TO_ASK

        language = lang or index.language(query)
        raise NothingFoundError(NOTHING[language], WHERE_TO_ASK[language])
    _print_hits(app, hits, lang or hits[0].lang)


def _asked(app: AppContext) -> str:
    """Ask for the words that were not typed. Raises UsageError where nobody can answer, or nothing is said."""
    import sys

    said = ""
    if app.interactive:
        sys.stderr.write(f"{WHAT} ")  # Typer's own prompt writes to standard output, where the answer goes
        sys.stderr.flush()
        said = sys.stdin.readline().strip()
    if not said:
        raise UsageError(WHAT, "Type some words: mentor faq search student absent")
    return said


def _print_hits(app: AppContext, hits: tuple[FaqHit, ...], lang: str) -> None:
    """Show the best answer whole in a terminal; one hit a line in a pipe."""
    if app.options.json:
        names = ("id", "question", "answer", "lang", "score")
        app.output.print_json([{name: getattr(hit, name) for name in names} for hit in hits])
    elif app.output.terminal:
        from mentorcli.render.text.faq import see_also, whole

        width = _width()
        app.output.print_text(*whole(hits[0], width), *see_also(hits[1 : 1 + NEXT_BEST], lang, width))
    else:
        rows = [(hit.id, f"{hit.score:.3f}", hit.question, " ".join(hit.answer.split("\n"))) for hit in hits]
        app.output.print_table(("Id", "Score", "Question", "Answer"), rows, empty="")

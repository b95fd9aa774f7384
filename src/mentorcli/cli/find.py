"""`mentor find`: words in everything that was ever written."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.find import Hit, Place
from mentorcli.render.text.find import hits_table
from mentorcli.services import find as service
from mentorcli.text import bilingual, in_language

PLACES = (
    "Only there; may be repeated: [notes|sessions|contacts|goals|resources|faq], "
    "[profiles|projects|transfers|presentations|training]."
)
QUESTION = bilingual("What are you looking for?", "Que cherchez-vous\u00a0?")


@command(
    "find",
    "mentor find dashboard",
    'mentor find "next week" sql --student amelie',
    "mentor find visa --in notes --in sessions --from 2026-09-01 --json",
)
def find(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help='All of them in one record; "two words" is a phrase; - reads them.'),
    ] = None,
    *,
    student: o.StudentOptions = None,
    in_: Annotated[list[Place] | None, typer.Option("--in", metavar="PLACE", help=PLACES)] = None,
    from_: o.From = None,
    to: o.To = None,
    limit: o.Limit = None,
) -> None:
    """Find words in everything you ever wrote, newest first. Case and accents make no difference.

    A word is found within a longer one. Exit 1 where nothing is found.
    """
    app = app_of(ctx)
    most = o.check_limit(limit)
    start, end = o.span(app, from_, to)
    typed = _words(app, words or []) or _asked(app)
    found = service.find(app.workspace, typed, students=student or [], places=in_ or [], start=start, end=end)
    shown = app.limited(found.hits, most)
    columns = app.output.columns if app.output.terminal else 0
    app.answer_table(
        json=lambda: _json(app, shown, found.words),
        table=lambda: hits_table(found, shown, app.view, columns),
    )


def _json(app: AppContext, shown: Sequence[Hit], words: Sequence[str]) -> object:
    """Return what was found for scripts."""
    from mentorcli.render.json.find import hits_json  # only --json needs it

    return hits_json(shown, words, app.view)


def _words(app: AppContext, words: list[str]) -> list[str]:
    """Return the words that were typed, those of standard input in the place of a `-`."""
    typed: list[str] = []
    for word in words:
        typed += app.text_argument(word).split() if word == "-" else [word]
    return typed


def _asked(app: AppContext) -> list[str]:
    """Ask for the words that were not typed; none where nobody can answer."""
    return app.ask_line(f"{in_language(QUESTION, app.workspace.readable_lang)} ").split() if app.interactive else []

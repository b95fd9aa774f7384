"""`mentor faq add`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.faq import FaqEntry, OwnEntry
from mentorcli.render.text.faq import sentence
from mentorcli.text import slugify

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import _all, _check_lang, _save, _tell, _written


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
    _check_lang(lang)
    asked, answered = _written(app, question, "question"), _written(app, answer, "answer")
    base = slugify(asked) or "entry"
    with app.workspace.transaction() as writer:
        entries = _all(app)
        taken = {entry.id for entry in entries}
        key = next(
            key for n in range(1, len(taken) + 2) if (key := base if n == 1 else f"{base[:55]}-{n}") not in taken
        )
        made = OwnEntry(key, asked, answered, lang or _language(asked, entries))
        _save(app, writer, made, "faq add")
    _tell(app, made, sentence("faq-added", app.lang, id=key))


def _language(question: str, entries: list[FaqEntry]) -> str:
    from mentorcli.search import detect_language

    return detect_language(question, entries)

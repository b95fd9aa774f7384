"""What the commands of `mentor faq` share."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorcli.cli.candidates import own_faq_ids
from mentorcli.cli.context import AppContext
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.faq import FaqEntry, OwnEntry
from mentorcli.services.workspace import LANGUAGES
from mentorcli.text import slugify, visible

if TYPE_CHECKING:
    from mentorcli.store.writer import Writer


KIND = "faq"


WIDEST = 100


OwnIdArg = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=own_faq_ids)
]


def _own(app: AppContext) -> dict[str, OwnEntry]:
    """Return the mentor's own entries; the store is not even opened where no journal can hold one."""
    from mentorcli.store.layout import MENTOR_JOURNAL

    if not (app.workspace.home.store / MENTOR_JOURNAL).exists():
        return {}
    return app.workspace.store.mentor().current(KIND)


def _all(app: AppContext) -> list[FaqEntry]:
    """Return every entry in every language, as the search takes it."""
    from mentorcli.content import faq_to_search

    return [*faq_to_search(), *(own.entry() for own in _own(app).values())]


def _in(app: AppContext, lang: str) -> list[FaqEntry]:
    """Return every entry once, in a language where it has it."""
    from mentorcli.content import faq_entries

    return [*faq_entries(lang), *(own.entry() for own in _own(app).values())]


def _own_entry(app: AppContext, key: str) -> OwnEntry:
    """Return an own entry. Raises RefusedError for one that comes with the product, NotFoundError for none."""
    own = _own(app)
    if key in own:
        return own[key]
    if any(entry.id == key for entry in _in(app, LANGUAGES[0])):
        raise RefusedError(
            f"{key} comes with mentor and cannot be changed", "Add your own: mentor faq add QUESTION ANSWER"
        )
    raise _unknown(key, list(own))


def _unknown(key: str, ids: list[str]) -> NotFoundError:
    from difflib import get_close_matches

    close = get_close_matches(slugify(key), ids, n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(close)}?" if close else "See: mentor faq list"
    return NotFoundError(f"No FAQ entry {visible(key[:60])!r}", hint)


def _check_lang(lang: str | None) -> None:
    if lang is not None and lang not in LANGUAGES:
        raise UsageError(f"--lang is {visible(lang)!r}", "Use --lang en or --lang fr.")


def _written(app: AppContext, value: str, what: str) -> str:
    text = app.text_argument(value)
    if not text:
        raise UsageError(f"The {what} is empty", "Such as: mentor faq add QUESTION ANSWER")
    return text


def _save(app: AppContext, writer: "Writer", entry: OwnEntry, cmd: str) -> None:
    writer.append_mentor(entry, cmd=cmd, at=app.workspace.now)


def _tell(app: AppContext, entry: OwnEntry, sentence: str) -> None:
    if app.options.json:
        app.output.print_json(_record(entry.entry()))
    app.output.print_message(sentence)


def _record(entry: FaqEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "question": entry.question,
        "answer": entry.answer,
        "lang": entry.lang,
        "commands": list(entry.commands),
        "own": entry.own,
    }


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, WIDEST)

"""`mentor faq show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import faq_ids
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.faq import FaqEntry

if TYPE_CHECKING:
    pass
from mentorcli.cli.faq.details import _in, _record, _unknown, _width

IdArg = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=faq_ids)
]


@command("show", "mentor faq show student-no-show", "mentor faq show student-no-show --lang fr")
def show(ctx: typer.Context, entry: IdArg, lang: o.Lang = None) -> None:
    """Show one question with its answer."""
    from mentorcli.render.text.faq import whole

    app = app_of(ctx)
    found = _pick(entry, _in(app, app.workspace.choose_lang(lang)))
    if app.options.json:
        app.output.print_json(_record(found))
        return
    app.output.print_text(*whole(found, _width()) if app.output.terminal else (found.question, "", found.answer))


def _pick(key: str, entries: list[FaqEntry]) -> FaqEntry:
    found = next((entry for entry in entries if entry.id == key), None)
    if found is None:
        raise _unknown(key, [entry.id for entry in entries])
    return found

"""`mentor faq edit`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.faq import FaqEdited
from mentorcli.render.json.faq import entry_json
from mentorcli.render.text.config import unchanged_text
from mentorcli.render.text.faq import edited_text
from mentorcli.services import faq


@command(
    "edit",
    'mentor faq edit where-do-i-send-my-invoice --answer "By e-mail, before the 5th."',
    'mentor faq edit where-do-i-send-my-invoice --question "Where does my invoice go?"',
    "mentor faq edit where-do-i-send-my-invoice        (opens it in your editor)",
)
def edit(
    ctx: typer.Context,
    entry: o.OwnFaqEntry,
    *,
    question: Annotated[str | None, typer.Option("--question", metavar="TEXT", help="The new question.")] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="TEXT", help="The new answer; - reads standard input.")
    ] = None,
    lang: o.Lang = None,
    resume: o.Resume = False,
) -> None:
    """Change an entry of your own. Without options your editor opens: the question, an empty line, the answer."""
    app = app_of(ctx)
    language = o.language(lang)  # before standard input is read
    given = any(value is not None for value in (question, answer, language))
    if not o.check_resume(resume=resume, given=given):
        in_editor = _in_editor(app, entry, resume=resume)
        if in_editor is None:
            app.output.print_message(*unchanged_text(app.lang))
            return
        done = in_editor
    else:
        done = faq.edit(
            app.workspace,
            entry,
            question=app.text_argument(question),
            answer=app.text_argument(answer),
            lang=language,
        )
    app.respond(json=lambda: entry_json(done.entry.entry()), text=lambda: edited_text(done, app.view))


def _in_editor(app: AppContext, entry: str, *, resume: bool) -> FaqEdited | None:
    """Open an entry in the user's editor and save what comes back; None where nothing was changed in it."""
    from mentorcli.cli.editor import save_edited  # 4 ms: it starts processes
    from mentorcli.services.drafts import faq_place

    return save_edited(
        app,
        faq.entry_text(app.workspace, entry),
        faq_place(entry),
        lambda before, text: faq.save_text(app.workspace, entry, before, text),
        resume=resume,
    )

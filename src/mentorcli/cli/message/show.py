"""`mentor message show`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.message_options import MessageName
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.messages import MessageShown
from mentorcli.render.json.message import shown_json
from mentorcli.render.text.letters import letter_text
from mentorcli.render.text.message import shown_head, shown_values
from mentorcli.services import messages


@command("show", "mentor message show reminder", "mentor message show ping --student zoe --lang fr")
def show(ctx: typer.Context, name: MessageName, student: o.StudentOption = None, lang: o.Lang = None) -> None:
    """Show a text as it is written, with the values that it may name. With --student: how it reads."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    if student is None:
        found = messages.show(app.workspace, name)
    else:
        from mentorcli.services.message_writing import preview  # the services of every message

        found = preview(app.workspace, name, student)
    app.answer_parts(json=lambda: shown_json(found), show=lambda: _print(app, found))


def _print(app: AppContext, found: MessageShown) -> None:
    """Print a text as it is, to be copied, or how it reads; what is told about it is wrapped."""
    if found.preview is not None:
        app.output.print_text(*letter_text(found.preview, app.view), copied=True)
        return
    app.output.print_text(*shown_head(found, app.view))
    app.output.print_text(found.text.text.rstrip("\n"), copied=True)
    app.output.print_text(*shown_values(found, app.view))

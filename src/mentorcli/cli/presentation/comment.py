"""`mentor presentation comment`: the assessor's comment, ready to be completed and pasted."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import Force, Out, answer_letter, say_own_text
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.message import written_json
from mentorcli.render.text.message import written_text
from mentorcli.services import message_writing


@command(
    "comment",
    "mentor presentation comment amelie",
    "mentor presentation comment amelie --template strong --lang fr",
)
def comment(
    ctx: typer.Context,
    student: o.StudentArg,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="NAME",
            help="A comment of your own, such as strong for comment-strong.",
            autocompletion=o.tab("comment_names"),
        ),
    ] = None,
    project: o.ProjectOption = None,
    out: Out = None,
    force: Force = False,
    lang: o.Lang = None,
) -> None:
    """Write the assessor's comment on the latest presentation. Your own: mentor message edit comment."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    out = o.check_out(out)
    done = message_writing.comment(app.workspace, student, template=template, project=project, out=out, force=force)
    if out is None:
        answer_letter(app, done.letter, json=lambda: written_json(done, app.view))
    else:
        app.respond(json=lambda: written_json(done, app.view), text=lambda: written_text(done, app.view))
        say_own_text(app, done.letter)

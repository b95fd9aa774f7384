"""`mentor noshow report`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command


@command("report", "mentor noshow report amelie", "mentor noshow report amelie --lang fr --sent")
def report(
    ctx: typer.Context,
    student: o.StudentArg,
    sent: Annotated[bool, typer.Option("--sent", help="Keep that you sent it: the agenda asks no more.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write the report of regular no-shows for the contact form, with counts and dates filled in."""
    from mentorcli.cli import reporting

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    reporting.report(app, student, sent=sent)

"""`mentor noshow report`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import answer_letter
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.noshow import report_json
from mentorcli.render.text.noshow import report_reminders
from mentorcli.services import noshow_report


@command("report", "mentor noshow report amelie", "mentor noshow report amelie --lang fr --sent")
def report(
    ctx: typer.Context,
    student: o.StudentArg,
    sent: Annotated[bool, typer.Option("--sent", help="Keep that you sent it: the agenda asks no more.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write the report of regular no-shows for the contact form."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    done = noshow_report.report(app.workspace, student, sent=sent)
    answer_letter(app, done.letter, json=lambda: report_json(done, app.view))
    for line in report_reminders(done, app.view):
        app.output.remind(line)

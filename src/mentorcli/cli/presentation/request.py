"""`mentor presentation request`: the message that asks for a presentation."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import project_titles
from mentorcli.cli.context import app_of
from mentorcli.cli.message_options import answer_letter
from mentorcli.cli.times import coming_day
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.render.json.presentation import presentation_request_json
from mentorcli.render.text.presentation import request_late_warning, ticked_reminder
from mentorcli.services import presentations
from mentorcli.text import bilingual, command_line


@command(
    "request",
    'mentor presentation request amelie --project "Build a dashboard" --date 2026-12-15',
    'mentor presentation request amelie --project "Build a dashboard" --lang fr',
)
def request(
    ctx: typer.Context,
    student: o.StudentArg,
    project: Annotated[
        str,
        typer.Option(
            "--project",
            metavar="TITLE",
            help="The project to present.",
            show_default=False,
            autocompletion=project_titles,
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="WHEN",
            help="The day aimed at (default: the one planned, else the earliest that the policy asks for).",
        ),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Write the request for a presentation. Its date is kept, and its item ticked.

    mentor policy show tells how long before it is to be made.
    """
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    target = coming_day(
        app, date, hint=bilingual("Give the day of the presentation.", "Donnez le jour de la soutenance.")
    )
    done = presentations.request(app.workspace, student, project, target)
    if done.late:
        app.output.warn(request_late_warning(done, app.view))
    answer_letter(app, done.letter, json=lambda: presentation_request_json(done, app.view))
    if done.ticked:
        app.output.remind(ticked_reminder(done, app.view))
    app.suggest(command_line("presentation checklist", done.student.id, options=("--project", done.request.project)))

"""`mentor student edit`: by options, or in an editor."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.results.student import StudentDetails
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student import changed_text, sentence
from mentorcli.services import students
from mentorcli.text import command_line


@command(
    "edit",
    "mentor student edit amelie --status paused",
    "mentor student edit amelie --funding self-paid --funding-from 2026-12-01",
    "mentor student edit amelie        (opens the profile in your editor)",
    removes=("email", "phone", "path", "started"),
)
def edit(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="First and last name.")] = None,
    email: o.Email = None,
    phone: o.Phone = None,
    path: o.Path = None,
    funding: o.FundingOption = None,
    funding_from: Annotated[
        str | None,
        typer.Option("--funding-from", metavar="WHEN", help="The day it holds from (default: all along)."),
    ] = None,
    started: o.Started = None,
    status: o.StudentStatusOption = None,
    resume: o.Resume = False,
) -> None:
    """Change a student's profile; without options your editor opens.

    An empty e-mail, phone, path or start is removed.
    """
    app = app_of(ctx)
    fields = students.ProfileFields(name, email, phone, path, funding, funding_from, started, status)
    done = students.edit(app.workspace, student, fields) if fields.given else _in_editor(app, student, resume=resume)
    if done is None:
        app.output.print_message(sentence("config-unchanged", app.lang))
        return
    app.respond(json=lambda: details_json(done, app.view), text=lambda: changed_text(done, app.view))


def _in_editor(app: AppContext, typed: str, *, resume: bool) -> StudentDetails | None:
    """Open the profile in the user's editor and save what comes back; None where nothing was changed in it."""
    from mentorcli.cli.editor import Place, save_edited  # only where nothing was given

    student, shown = students.profile_text(app.workspace, typed)
    place = Place(student.id, f"{student.id}.toml", command_line("student edit", student.id, options=["--resume"]))
    return save_edited(
        app,
        shown,
        place,
        lambda before, text: students.edit_profile(app.workspace, student.id, before, text),
        resume=resume,
    )

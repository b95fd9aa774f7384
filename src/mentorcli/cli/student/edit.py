"""`mentor student edit`: by options, or in an editor."""

from collections.abc import Callable
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import student_options as po
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import FundingDayQuestionError, RefusedError
from mentorcli.models.results.student import ProfileChange
from mentorcli.render.json.student import details_json
from mentorcli.render.text.student import changed_text, dropped_warnings, later_warnings, sentence
from mentorcli.services import student_edit
from mentorcli.services.students import ProfileFields
from mentorcli.text import bilingual, in_language


@command(
    "edit",
    "mentor student edit amelie --status paused",
    "mentor student edit amelie --funding self-paid --funding-from 2026-12-01",
    "mentor student edit amelie --slug amelie-durand",
    "mentor student edit amelie        (opens the profile in your editor)",
    removes=("email", "phone", "path", "started"),
)
def edit(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="First and last name.")] = None,
    email: po.Email = None,
    phone: po.Phone = None,
    path: po.Path = None,
    funding: po.FundingOption = None,
    funding_from: Annotated[
        str | None,
        typer.Option("--funding-from", metavar="WHEN|start", help="The day from which the funding holds."),
    ] = None,
    started: po.Started = None,
    status: po.StudentStatusOption = None,
    slug: Annotated[
        str | None, typer.Option("--slug", metavar="SLUG", help="Another short name; everything recorded follows.")
    ] = None,
    resume: o.Resume = False,
) -> None:
    """Change a student's profile; without options your editor opens.

    An empty e-mail, phone, path or start is removed.
    """
    app = app_of(ctx)
    fields = ProfileFields(name, email, phone, path, funding, funding_from, started, status, slug)
    o.check_resume(resume=resume, given=fields.given)
    done = _by_options(app, student, fields) if fields.given else _in_editor(app, student, resume=resume)
    if done is None:
        app.output.print_message(sentence("config-unchanged", app.lang))
        return
    for warning in (*dropped_warnings(done, app.view), *later_warnings(done, app.view)):
        app.output.warn(warning)
    app.respond(json=lambda: details_json(done.details, app.view), text=lambda: changed_text(done, app.view))


def _by_options(app: AppContext, typed: str, fields: ProfileFields) -> ProfileChange:
    """Change the fields given."""
    return _with_day(
        app,
        lambda day: student_edit.edit(app.workspace, typed, fields._replace(funding_from=day) if day else fields),
    )


def _with_day(app: AppContext, save: Callable[[str | None], ProfileChange]) -> ProfileChange:
    """Return what `save` makes of the profile; a terminal asks for the day from which a funding holds."""
    try:
        return save(None)
    except FundingDayQuestionError as question:
        if not app.interactive:
            raise
        app.output.print_prompt(in_language(question.message, app.lang))
        day = app.ask(f"{sentence('funding-day', app.lang)} ").strip()
    if not day:
        raise RefusedError(bilingual("Nothing is changed", "Rien n'a changé"))
    return save(day)


def _in_editor(app: AppContext, typed: str, *, resume: bool) -> ProfileChange | None:
    """Open the profile in the user's editor and save what comes back; None where nothing was changed in it."""
    from mentorcli.cli.editor import save_edited  # only where nothing was given
    from mentorcli.services.drafts import profile_place
    from mentorcli.services.meanwhile import refreshed

    student, shown = student_edit.profile_text(app.workspace, typed)
    return save_edited(
        app,
        shown,
        profile_place(app.workspace, student),
        lambda before, text: _with_day(
            app, lambda day: student_edit.edit_profile(app.workspace, student, before, text, since=day)
        ),
        resume=resume,
        again=lambda: profile_place(app.workspace, refreshed(app.workspace, student)),
    )

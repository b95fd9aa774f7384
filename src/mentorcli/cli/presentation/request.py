"""`mentor presentation request`: the message that asks for a presentation."""

from datetime import date, timedelta
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import project_titles
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.student.details import one_line
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.presentation import PresentationRequest
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.presentation import sentence
from mentorcli.rules.presentation import limits_seconds, request_is_late
from mentorcli.rules.project import title_meant
from mentorcli.services import letters
from mentorcli.services.followup import presentation_day, request_for
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


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
            "--date", metavar="WHEN", help="The day aimed at (default: the one planned, else three weeks from today)."
        ),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Write the request for a presentation and keep its date. It is made two to three weeks before."""
    from mentorcli.render.text.quantities import day

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    title = one_line(project)
    if not title:
        raise UsageError("--project is empty", "Name the project to present.")
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        title = title_meant(records.projects, title)
        target = _target(app, records, title, date)
        earlier = request_for(records, title)
        kept = PresentationRequest(earlier.id if earlier else record_id(), title, target, app.workspace.now)
        writer.append(records, kept, cmd="presentation request", at=app.workspace.now)
    late = request_is_late(target, today=app.workspace.today, policy=app.workspace.policy)
    if late:
        app.output.warn(
            sentence("request-late", app.lang, day=day(target, app.lang), weeks=app.workspace.policy.request_weeks_min)
        )
    _print(app, records, kept, late=late)


def _target(app: AppContext, records: StudentRecords, title: str, typed: str | None) -> date:
    """Return the day aimed at: the one typed, else the one planned or asked for before, else in three weeks.

    Raises UsageError for a day that is past.
    """
    from mentorcli.when import Direction, parse_day

    if typed is None:
        usual = app.workspace.today + timedelta(weeks=app.workspace.policy.request_weeks_max)
        return presentation_day(app.workspace, records, title) or usual
    target = parse_day(typed, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.AHEAD)
    if target < app.workspace.today:
        raise UsageError(f"--date {typed} is past", "Give the day of the presentation.")
    return target


def _print(app: AppContext, records: StudentRecords, kept: PresentationRequest, *, late: bool) -> None:
    from mentorcli.render.text.quantities import day, span

    policy, lang = app.workspace.policy, app.lang
    least, most = limits_seconds(policy.presentation_minutes * 60, policy)
    values = {
        "project": kept.project,
        "date": day(kept.target, lang),
        "presentation": sentence("length", lang, least=span(least, lang), most=span(most, lang)),
        "questions": span(policy.questions_minutes * 60, lang),
    }
    text = letters.letter(app.workspace, "presentation-request", records, values)
    if app.options.json:
        about = {"student": records.id, "project": kept.project, "date": kept.target.isoformat(), "late": late}
        app.output.print_json(
            {
                **about,
                "requested_at": app.workspace.local(kept.requested_at).isoformat(),
                **letters.letter_json(app.lang, text),
            }
        )
        return
    app.output.print_text(*letters.letter_text(text, app.lang), copied=True)
    app.output.remind(
        common_sentence("next", lang, command=f'mentor presentation checklist {records.id} --project "{kept.project}"')
    )

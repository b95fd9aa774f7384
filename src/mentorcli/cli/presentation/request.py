"""`mentor presentation request`: the message that asks for a presentation."""

from datetime import date, timedelta
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import writing
from mentorcli.cli.completing import project_titles
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import presentation_day, request_for
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import one_line
from mentorcli.errors import UsageError
from mentorcli.models.presentation import PresentationRequest
from mentorcli.rules.presentation import limits_seconds, request_is_late
from mentorcli.rules.project import title_meant
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id

app = new_app()


@command(
    app,
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
    from mentorcli.render.words import day
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    title = one_line(project)
    if not title:
        raise UsageError("--project is empty", "Name the project to present.")
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        title = title_meant(dossier.projects, title)
        target = _target(desk, dossier, title, date)
        earlier = request_for(dossier, title)
        kept = PresentationRequest(earlier.id if earlier else record_id(), title, target, desk.now)
        writer.append(dossier, kept, cmd="presentation request", at=desk.now)
    late = request_is_late(target, today=desk.today, policy=desk.policy)
    if late:
        desk.warn(said("request-late", desk.lang, day=day(target, desk.lang), weeks=desk.policy.request_weeks_min))
    _print(desk, dossier, kept, late=late)


def _target(desk: Desk, dossier: Dossier, title: str, typed: str | None) -> date:
    """Return the day aimed at: the one typed, else the one planned or asked for before, else in three weeks.

    Raises UsageError for a day that is past.
    """
    from mentorcli.when import Direction, parse_day

    if typed is None:
        usual = desk.today + timedelta(weeks=desk.policy.request_weeks_max)
        return presentation_day(desk, dossier, title) or usual
    target = parse_day(typed, now=desk.now, zone=desk.zone, direction=Direction.AHEAD)
    if target < desk.today:
        raise UsageError(f"--date {typed} is past", "Give the day of the presentation.")
    return target


def _print(desk: Desk, dossier: Dossier, kept: PresentationRequest, *, late: bool) -> None:
    from mentorcli.render.words import day, span
    from mentorcli.render.words.done import said

    policy, lang = desk.policy, desk.lang
    least, most = limits_seconds(policy.presentation_minutes * 60, policy)
    values = {
        "project": kept.project,
        "date": day(kept.target, lang),
        "presentation": said("length", lang, least=span(least, lang), most=span(most, lang)),
        "questions": span(policy.questions_minutes * 60, lang),
    }
    text = writing.written(desk, "presentation-request", dossier, values)
    if desk.json:
        about = {"student": dossier.id, "project": kept.project, "date": kept.target.isoformat(), "late": late}
        desk.emit({**about, "requested_at": desk.local(kept.requested_at).isoformat(), **writing.record(desk, text)})
        return
    writing.show(desk, text)
    desk.remind(said("next", lang, command=f'mentor presentation checklist {dossier.id} --project "{kept.project}"'))

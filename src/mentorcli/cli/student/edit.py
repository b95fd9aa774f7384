"""`mentor student edit`: by options, or in an editor."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import (
    check_email,
    check_name,
    check_phone,
    emit_student,
    one_line,
    started_on,
)
from mentorcli.errors import UsageError
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.store.dossier import Dossier

app = new_app()


@command(
    app,
    "edit",
    "mentor student edit amelie --status paused",
    "mentor student edit amelie --funding self-paid --funding-from 2026-12-01",
    "mentor student edit amelie        (opens the profile in your editor)",
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
) -> None:
    """Change a student's profile. An empty value clears a field; without options your editor opens."""
    desk = o.desk_of(ctx)
    changes: dict[str, Any] = {
        "name": check_name(name) if name is not None else None,
        "status": status,
    }
    changes = {key: value for key, value in changes.items() if value is not None}
    for key, value, check in (
        ("email", email, check_email),
        ("phone", phone, check_phone),
        ("path", path, one_line),
        ("started", started, lambda text: started_on(desk, text)),
    ):
        if value is not None:
            changes[key] = check(value)
    if funding_from is not None and funding is None:
        raise UsageError("--funding-from needs --funding", "Such as: --funding self-paid --funding-from 2026-12-01")
    if not changes and funding is None:
        _in_editor(desk, student)
        return
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        if funding is not None:
            changes["funding"] = _periods(desk, dossier.student, funding, funding_from)
        writer.append(dossier, replace(dossier.student, **changes), cmd="student edit", at=desk.now)
    _tell(desk, dossier)


def _periods(desk: Desk, student: Student, funding: Funding, since: str | None) -> tuple[FundingPeriod, ...]:
    """Return the funding periods with a new one: from a day on, or, without a day, all along."""
    day = started_on(desk, since) if since else None
    if day is None:
        return (FundingPeriod(funding),)
    earlier = [period for period in student.funding if period.since is None or period.since < day]
    later = [period for period in student.funding if period.since is not None and period.since > day]
    return (*earlier, FundingPeriod(funding, day), *later)


def _in_editor(desk: Desk, typed: str) -> None:
    """Open the profile in the user's editor and keep what comes back, if it is whole."""
    from mentorcli.cli.editing import edited
    from mentorcli.store import profile
    from mentorcli.store.validation import checked_profile

    dossier = pick_student(desk, typed)
    before = profile.encode_for_editing(dossier.student)
    text, kept = edited(desk, before, f"{dossier.id}.toml")
    if text == before:
        kept.discard()
        desk.say(desk.said("config-unchanged"))
        return

    def save() -> Dossier:
        student = checked_profile(text, dossier.student)
        with desk.writing() as writer:
            current = desk.store.dossier(dossier.id)
            writer.append(current, student, cmd="student edit", at=desk.now)
        return current

    changed = kept.unless_refused(save)
    kept.discard()
    _tell(desk, changed)


def _tell(desk: Desk, dossier: Dossier) -> None:
    from mentorcli.render.words.labels import student_status_word

    if desk.json:
        emit_student(desk, dossier)
        return
    student = dossier.student
    status = student_status_word(student.status, desk.lang)
    desk.say(desk.said("student-changed", name=student.name, slug=student.id, status=status))

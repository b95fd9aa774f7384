"""`mentor student edit`: by options, or in an editor."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.student.details import (
    check_email,
    check_name,
    check_phone,
    emit_student,
    one_line,
    started_on,
)
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.render.text.student import sentence
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


@command(
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
    app = app_of(ctx)
    changes: dict[str, Any] = {
        "name": check_name(name) if name is not None else None,
        "status": status,
    }
    changes = {key: value for key, value in changes.items() if value is not None}
    for key, value, check in (
        ("email", email, check_email),
        ("phone", phone, check_phone),
        ("path", path, one_line),
        ("started", started, lambda text: started_on(app, text)),
    ):
        if value is not None:
            changes[key] = check(value)
    if funding_from is not None and funding is None:
        raise UsageError("--funding-from needs --funding", "Such as: --funding self-paid --funding-from 2026-12-01")
    if not changes and funding is None:
        _in_editor(app, student)
        return
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        if funding is not None:
            changes["funding"] = _periods(app, records.student, funding, funding_from)
        writer.append(records, replace(records.student, **changes), cmd="student edit", at=app.workspace.now)
    _tell(app, records)


def _periods(app: AppContext, student: Student, funding: Funding, since: str | None) -> tuple[FundingPeriod, ...]:
    """Return the funding periods with a new one: from a day on, or, without a day, all along."""
    day = started_on(app, since) if since else None
    if day is None:
        return (FundingPeriod(funding),)
    earlier = [period for period in student.funding if period.since is None or period.since < day]
    later = [period for period in student.funding if period.since is not None and period.since > day]
    return (*earlier, FundingPeriod(funding, day), *later)


def _in_editor(app: AppContext, typed: str) -> None:
    """Open the profile in the user's editor and keep what comes back, if it is whole."""
    from mentorcli.cli.editor import edited
    from mentorcli.store import profile
    from mentorcli.store.validation import checked_profile

    records = find_student(app.workspace, typed)
    before = profile.encode_for_editing(records.student)
    text, kept = edited(app, before, f"{records.id}.toml")
    if text == before:
        kept.discard()
        app.output.print_message(sentence("config-unchanged", app.lang))
        return

    def save() -> StudentRecords:
        student = checked_profile(text, records.student)
        with app.workspace.transaction() as writer:
            current = app.workspace.store.student(records.id)
            writer.append(current, student, cmd="student edit", at=app.workspace.now)
        return current

    changed = kept.unless_refused(save)
    kept.discard()
    _tell(app, changed)


def _tell(app: AppContext, records: StudentRecords) -> None:
    from mentorcli.render.text.labels import student_status_word

    if app.options.json:
        emit_student(app, records)
        return
    student = records.student
    status = student_status_word(student.status, app.lang)
    app.output.print_message(sentence("student-changed", app.lang, name=student.name, slug=student.id, status=status))

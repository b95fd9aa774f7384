"""`mentor student list`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.student.details import record_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.student import StudentStatus
from mentorcli.render.text.student import sentence
from mentorcli.store.student_records import StudentRecords

_HEADERS = ("id", "name", "status", "path", "funding", "email")


@command("list", "mentor student list", "mentor student list --status paused --json")
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those no longer active too.")] = False,
    status: o.StudentStatusOption = None,
) -> None:
    """List your active students."""
    app = app_of(ctx)
    known = list(app.workspace.everyone(profiles=not app.options.json))
    wanted = status or StudentStatus.ACTIVE
    chosen = [records for records in known if (every and status is None) or records.student.status is wanted]
    chosen.sort(key=lambda records: records.id)
    if app.options.json:
        app.output.print_json([record_of(app, records) for records in chosen])
        return
    empty = "" if chosen else sentence("no-student-fits" if known else "no-student", app.lang)
    app.output.print_table(app.headers(*_HEADERS), (_row(app, records) for records in chosen), empty=empty)
    hidden = len(known) - len(chosen)
    if hidden and status is None and app.output.terminal:
        app.output.remind(sentence("more-students", app.lang, count=hidden))


def _row(app: AppContext, records: StudentRecords) -> tuple[str, ...]:
    student = records.student
    return (
        student.id,
        student.name,
        student.status,
        student.path or "",
        student.funding_on(app.workspace.today),
        student.email or "",
    )

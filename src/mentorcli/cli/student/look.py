"""`mentor student list` and `mentor student show`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import emit_student, record_of
from mentorcli.models.student import StudentStatus
from mentorcli.store.dossier import Dossier

app = new_app()

_HEADERS = ("id", "name", "status", "path", "funding", "email")


@command(app, "list", "mentor student list", "mentor student list --status paused --json")
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those no longer active too.")] = False,
    status: o.StudentStatusOption = None,
) -> None:
    """List your active students."""
    desk = o.desk_of(ctx)
    known = list(desk.everyone(profiles=not desk.json))
    wanted = status or StudentStatus.ACTIVE
    chosen = [dossier for dossier in known if (every and status is None) or dossier.student.status is wanted]
    chosen.sort(key=lambda dossier: dossier.id)
    if desk.json:
        desk.emit([record_of(desk, dossier) for dossier in chosen])
        return
    empty = "" if chosen else desk.said("no-student-fits" if known else "no-student")
    show_table(desk, desk.headers(*_HEADERS), (_row(desk, dossier) for dossier in chosen), empty=empty)
    hidden = len(known) - len(chosen)
    if hidden and status is None and desk.terminal:
        desk.remind(desk.said("more-students", count=hidden))


def _row(desk: Desk, dossier: Dossier) -> tuple[str, ...]:
    student = dossier.student
    return (
        student.id,
        student.name,
        student.status,
        student.path or "",
        student.funding_on(desk.today),
        student.email or "",
    )


@command(app, "show", "mentor student show amelie", "mentor student show amelie --json")
def show(ctx: typer.Context, student: o.StudentArg) -> None:
    """Show one student on one screen: profile, what is due, projects, attendance, last sessions, notes."""
    from mentorcli.cli.student.page import page

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.show(*page(desk, dossier))

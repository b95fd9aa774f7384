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

_HEADERS = ("Id", "Name", "Status", "Path", "Funding", "E-mail")
_LAST = 5


@command(app, "list", "mentor student list", "mentor student list --status paused --json")
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those no longer active too.")] = False,
    status: o.StudentStatusOption = None,
) -> None:
    """List your active students."""
    desk = o.desk_of(ctx)
    known = list(desk.everyone())
    wanted = status or StudentStatus.ACTIVE
    chosen = [dossier for dossier in known if (every and status is None) or dossier.student.status is wanted]
    chosen.sort(key=lambda dossier: dossier.id)
    if desk.json:
        desk.emit([record_of(desk, dossier) for dossier in chosen])
        return
    empty = "No student yet: mentor student add NAME" if not known else "No student fits."
    show_table(desk, _HEADERS, (_row(desk, dossier) for dossier in chosen), empty=empty)
    hidden = len(known) - len(chosen)
    if hidden and status is None and desk.terminal:
        desk.remind(f"{hidden} more no longer active: mentor student list --all")


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
    """Show one student: profile, projects, attendance, last sessions, notes."""
    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.show(*_page(desk, dossier))


def _page(desk: Desk, dossier: Dossier) -> list[str]:
    from mentorcli.render.words import attendance_sentence, day
    from mentorcli.rules.attendance import attendance

    student = dossier.student
    figures = attendance(dossier.sessions.values(), policy=desk.policy, now=desk.now, student=dossier.id)
    facts = {
        "Student": f"{student.name} ({student.id})",
        "Status": student.status,
        "Path": student.path,
        "Funding": student.funding_on(desk.today),
        "E-mail": student.email,
        "Phone": student.phone,
        "Started": day(student.started, desk.lang) if student.started else None,
        "Attendance": attendance_sentence(figures, desk.lang),
    }
    lines = [f"{label + ':':<12} {value}" for label, value in facts.items() if value]
    lines += _part("Projects", [_project(p.title, p.level, p.status) for p in dossier.projects])
    lines += _part("Due", _due(desk, dossier))
    lines += _part("Sessions", _sessions(desk, dossier))
    lines += _part("Notes", [f"{desk.local(n.at):%Y-%m-%d %H:%M}  {n.text}" for n in dossier.notes[-_LAST:][::-1]])
    return lines


def _project(title: str, level: int | None, status: str) -> str:
    return f"{title} ({'level ' + str(level) + ', ' if level else ''}{status})"


def _due(desk: Desk, dossier: Dossier) -> list[str]:
    """Return what is left to do about past sessions, each with the command that does it."""
    from mentorcli.rules.outcome import is_undocumented
    from mentorcli.rules.recording import recording_missing

    first_id = desk.store.first_session_id() if dossier.sessions else None
    lines = []
    for session in sorted(dossier.sessions.values(), key=lambda s: (s.scheduled_at, s.id)):
        start = f"{desk.local(session.scheduled_at):%Y-%m-%d %H:%M}"
        if is_undocumented(session, desk.now):
            lines.append(f'{start}  say what happened: mentor session log {dossier.id} --at "{start}"')
        elif recording_missing(session, first_id):
            lines.append(f"{start}  keep the recording: mentor session record {session.id} URL")
    return lines


def _sessions(desk: Desk, dossier: Dossier) -> list[str]:
    """Return what is ahead, then the last sessions, newest first."""
    known = sorted(dossier.sessions.values(), key=lambda s: (s.scheduled_at, s.id), reverse=True)
    ahead = [s for s in known if s.scheduled_at > desk.now][-_LAST:]
    past = [s for s in known if s.scheduled_at <= desk.now][:_LAST]
    return [
        f"{desk.local(s.scheduled_at):%Y-%m-%d %H:%M}  {s.kind}, {s.status}"
        + (f" ({s.reason})" if s.reason else "")
        + (f": {s.notes.splitlines()[0]}" if s.notes else "")
        for s in [*ahead, *past]
    ]


def _part(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines)] if lines else []

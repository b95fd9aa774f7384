"""`mentor transfer handover`: a Markdown file that the next mentor can start from."""

import contextlib
import os
from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import files
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NotSavedError, RefusedError, UsageError
from mentorcli.render.text.transfer import sentence
from mentorcli.rules.attendance import attendance
from mentorcli.services.followup import contacts, presentation_checklists, transfer_under_way
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import visible, visible_lines

if TYPE_CHECKING:
    from mentorcli.render.handover import Handover

LAST_SESSIONS = 10


@command(
    "handover",
    "mentor transfer handover amelie --out amelie.md",
    "mentor transfer handover amelie --without notes,phone --lang fr",
)
def handover(
    ctx: typer.Context,
    student: o.StudentArg,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Write it here (default: print it).", autocompletion=files),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="PART[,PART]", help="Leave out, such as notes,phone; see the page."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    lang: o.Lang = None,
) -> None:
    """Write what the next mentor needs: the reason, projects, attendance, what is open, notes and contacts."""
    from mentorcli.render.handover import page

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    left_out = _parts(without)
    records = find_student(app.workspace, student)
    text = visible_lines(page(_facts(app, records), app.lang, left_out))
    if out is not None:
        _write(out, text, force=force)
    if app.options.json:
        app.output.print_json({"student": records.id, "file": out, "without": sorted(left_out), "text": text})
    elif out is None:
        app.output.print_text(text.rstrip("\n"), copied=True)
    else:
        app.output.print_message(sentence("handover-written", app.lang, name=records.student.name, file=out))


def _parts(typed: str | None) -> frozenset[str]:
    """Return the parts to leave out. Raises UsageError naming those there are."""
    from mentorcli.render.handover import PARTS

    parts = frozenset(part for part in (typed or "").replace(",", " ").split())
    unknown = sorted(parts - set(PARTS))
    if unknown:
        raise UsageError(f"--without {visible(unknown[0][:40])!r} is no part", f"Parts: {', '.join(PARTS)}")
    return parts


def _facts(app: AppContext, records: StudentRecords) -> "Handover":
    """Gather what the page says, with local times."""
    from dataclasses import replace

    from mentorcli.render.handover import Handover

    past = sorted(
        (session for session in records.sessions.values() if session.status != "scheduled"),
        key=lambda session: (session.scheduled_at.timestamp(), session.id),
    )
    open_items = [
        (shown.name, shown.project, item)
        for shown in presentation_checklists(app.workspace, records)
        for item in shown.items
        if not item.done
    ]
    return Handover(
        student=records.student,
        today=app.workspace.today,
        transfer=transfer_under_way(records),
        projects=tuple(records.projects),
        resources=tuple(records.resources),
        attendance=attendance(
            records.sessions.values(), policy=app.workspace.policy, now=app.workspace.now, student=records.id
        ),
        sessions=tuple(replace(s, scheduled_at=app.workspace.local(s.scheduled_at)) for s in past[-LAST_SESSIONS:]),
        notes=tuple(replace(note, at=app.workspace.local(note.at)) for note in records.notes),
        contacts=tuple(replace(contact, at=app.workspace.local(contact.at)) for contact in contacts(records)),
        open_items=tuple(open_items),
    )


def _write(path: str, text: str, *, force: bool) -> None:
    """Write a file that only its owner can read. Raises RefusedError where there is one, NotSavedError."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if force else os.O_EXCL)
    try:
        fd = os.open(os.path.expanduser(path), flags, 0o600)  # noqa: PTH111 - os.open is needed for the mode
        os.fchmod(fd, 0o600)  # a umask may have taken more away, and a file that was there may give more
        with contextlib.closing(os.fdopen(fd, "w", encoding="utf-8")) as file:
            file.write(text)
    except FileExistsError:
        raise RefusedError(f"{path} is there already", "Name another file, or add --force.") from None
    except OSError as error:
        raise NotSavedError(f"{path}: {error.strerror}", "Name another place with --out.") from None

"""`mentor transfer handover`: a Markdown file that the next mentor can start from."""

import contextlib
import os
from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import files
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import contacts, known_of, transfer_under_way
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.errors import NotSavedError, RefusedError, UsageError
from mentorcli.rules.attendance import attendance
from mentorcli.store.dossier import Dossier
from mentorcli.text import visible, visible_lines

if TYPE_CHECKING:
    from mentorcli.render.handover import Handover

app = new_app()

LAST_SESSIONS = 10


@command(
    app,
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
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    left_out = _parts(without)
    dossier = pick_student(desk, student)
    text = visible_lines(page(_facts(desk, dossier), desk.lang, left_out))
    if out is not None:
        _write(out, text, force=force)
    if desk.json:
        desk.emit({"student": dossier.id, "file": out, "without": sorted(left_out), "text": text})
    elif out is None:
        desk.show(text.rstrip("\n"), copied=True)
    else:
        desk.say(said("handover-written", desk.lang, name=dossier.student.name, file=out))


def _parts(typed: str | None) -> frozenset[str]:
    """Return the parts to leave out. Raises UsageError naming those there are."""
    from mentorcli.render.handover import PARTS

    parts = frozenset(part for part in (typed or "").replace(",", " ").split())
    unknown = sorted(parts - set(PARTS))
    if unknown:
        raise UsageError(f"--without {visible(unknown[0][:40])!r} is no part", f"Parts: {', '.join(PARTS)}")
    return parts


def _facts(desk: Desk, dossier: Dossier) -> "Handover":
    """Gather what the page says, with local times."""
    from dataclasses import replace

    from mentorcli.render.handover import Handover

    past = sorted(
        (session for session in dossier.sessions.values() if session.status != "scheduled"),
        key=lambda session: (session.scheduled_at.timestamp(), session.id),
    )
    open_items = [
        (shown.name, shown.project, item)
        for shown in known_of(desk, dossier).checklists
        for item in shown.items
        if not item.done
    ]
    return Handover(
        student=dossier.student,
        today=desk.today,
        transfer=transfer_under_way(dossier),
        projects=tuple(dossier.projects),
        resources=tuple(dossier.resources),
        attendance=attendance(dossier.sessions.values(), policy=desk.policy, now=desk.now, student=dossier.id),
        sessions=tuple(replace(s, scheduled_at=desk.local(s.scheduled_at)) for s in past[-LAST_SESSIONS:]),
        notes=tuple(replace(note, at=desk.local(note.at)) for note in dossier.notes),
        contacts=tuple(replace(contact, at=desk.local(contact.at)) for contact in contacts(dossier)),
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

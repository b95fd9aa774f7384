"""`mentor student note` and `mentor student forget`."""

from typing import Annotated

import typer

from mentorcli.cli import editing
from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import emit_student, record_of
from mentorcli.errors import UsageError
from mentorcli.models.note import Note
from mentorcli.store.ids import record_id
from mentorcli.text import normalise

app = new_app()


@command(
    app,
    "note",
    'mentor student note amelie "Prefers mornings; preparing the jury of December"',
    "pbpaste | mentor student note amelie -",
)
def note(
    ctx: typer.Context,
    student: o.StudentArg,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="The note; - reads standard input; without it your editor opens."),
    ] = None,
) -> None:
    """Write a dated note about a student."""
    desk = o.desk_of(ctx)
    if text is None:
        _typed_note(desk, student)
        return
    _keep(desk, pick_student(desk, student).id, desk.text(text))


def _typed_note(desk: Desk, typed: str) -> None:
    """Take a note from the user's editor, or one line where none is set. Raises UsageError without a terminal."""
    if not desk.interactive:
        raise UsageError("Missing argument 'TEXT'", "- reads standard input. See: mentor student note --help")
    dossier = pick_student(desk, typed)
    if not editing.editor(desk):
        _keep(desk, dossier.id, desk.text(desk.ask(f"{dossier.student.name}: ")))
        return
    text, kept = editing.edited(desk, "", f"{dossier.id}.md")
    kept.unless_refused(lambda: _keep(desk, dossier.id, normalise(text)))
    kept.discard()


def _keep(desk: Desk, slug: str, written: str | None) -> None:
    """Keep a note. Raises UsageError for an empty one."""
    if not written:
        raise UsageError("The note is empty", 'Such as: mentor student note amelie "Prefers mornings"')
    with desk.writing() as writer:
        dossier = desk.store.dossier(slug)
        writer.append(dossier, Note(id=record_id(), at=desk.now, text=written), cmd="student note", at=desk.now)
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.say(desk.said("noted", name=dossier.student.name, at=desk.in_words(desk.now)))


@command(app, "forget", "mentor student forget amelie", "mentor student forget amelie --yes")
def forget(ctx: typer.Context, student: o.StudentArg) -> None:
    """Erase a student and everything kept about them. This cannot be undone."""
    from mentorcli.store.backup import forget as forget_in_backups

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    name = dossier.student.name
    counts = {"sessions": len(dossier.sessions), "notes": len(dossier.notes)}
    desk.confirm(desk.said("erase", name=name, slug=dossier.id, **counts))
    gone = record_of(desk, dossier)
    with desk.writing() as writer:
        dossier = desk.store.dossier(dossier.id)
        writer.doubt_first_session(at=desk.now)
        writer.forget(dossier)
        root = desk.store.root()
        holding = forget_in_backups(root, dossier.student.tombstone) if root is not None else []
    for path in holding:
        desk.warn(desk.said("backup-holds", path=path))
    if desk.json:
        desk.emit(gone)
    desk.say(desk.said("student-erased", name=name, **counts), desk.said("still-in-backups"))

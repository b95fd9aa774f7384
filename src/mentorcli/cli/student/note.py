"""`mentor student note`."""

from typing import Annotated

import typer

from mentorcli.cli import editor
from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.student.details import emit_student
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.note import Note
from mentorcli.render.text.student import sentence
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id
from mentorcli.text import normalise


@command(
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
    app = app_of(ctx)
    if text is None:
        _typed_note(app, student)
        return
    _keep(app, find_student(app.workspace, student).id, app.text_argument(text))


def _typed_note(app: AppContext, typed: str) -> None:
    """Take a note from the user's editor, or one line where none is set. Raises UsageError without a terminal."""
    if not app.interactive:
        raise UsageError("Missing argument 'TEXT'", "- reads standard input. See: mentor student note --help")
    records = find_student(app.workspace, typed)
    if not editor.editor(app):
        _keep(app, records.id, app.text_argument(app.ask(f"{records.student.name}: ")))
        return
    text, kept = editor.edited(app, "", f"{records.id}.md")
    kept.unless_refused(lambda: _keep(app, records.id, normalise(text)))
    kept.discard()


def _keep(app: AppContext, slug: str, written: str | None) -> None:
    """Keep a note. Raises UsageError for an empty one."""
    if not written:
        raise UsageError("The note is empty", 'Such as: mentor student note amelie "Prefers mornings"')
    with app.workspace.transaction() as writer:
        records = app.workspace.store.student(slug)
        writer.append(
            records, Note(id=record_id(), at=app.workspace.now, text=written), cmd="student note", at=app.workspace.now
        )
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_message(sentence("noted", app.lang, name=records.student.name, at=app.in_words(app.workspace.now)))

"""`mentor student note`."""

from typing import Annotated

import typer

from mentorcli.cli import editor
from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.student import StudentDetails
from mentorcli.models.student import Student
from mentorcli.render.json.student import details_json
from mentorcli.render.text.config import unchanged_text
from mentorcli.render.text.student import noted_text
from mentorcli.services import students
from mentorcli.services.drafts import note_place
from mentorcli.services.lookup import find_student
from mentorcli.services.meanwhile import refreshed
from mentorcli.text import bilingual, in_language, normalise


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
    *,
    resume: o.Resume = False,
) -> None:
    """Write a dated note about a student."""
    app = app_of(ctx)
    o.check_resume(resume=resume, given=text is not None)
    if text is None and not app.interactive:
        raise UsageError(
            bilingual("Missing argument 'TEXT'", "Il manque l'argument 'TEXTE'"),
            bilingual(
                "- reads standard input. See: mentor student note --help",
                "- lit l'entrée standard. Voyez\u00a0: mentor student note --help",
            ),
        )
    known = find_student(app.workspace, student).student
    if text is None:
        typed = _typed_note(app, known, resume=resume)
        if typed is None:
            app.output.print_message(*unchanged_text(app.lang))
            return
        done = typed
    else:
        done = students.save_note(app.workspace, known, app.text_argument(text))
    app.respond(json=lambda: details_json(done, app.view), text=lambda: noted_text(done, app.workspace.now, app.view))


def _typed_note(app: AppContext, student: Student, *, resume: bool) -> StudentDetails | None:
    """Save a note from the user's editor, or one line where none is set."""
    if not any(app.workspace.environ.get(variable) for variable in ("VISUAL", "EDITOR")):
        question = bilingual(f"{student.name}: ", f"{student.name}\u00a0: ")
        return students.save_note(app.workspace, student, app.text_argument(app.ask(in_language(question, app.lang))))
    return editor.save_edited(
        app,
        "",
        note_place(app.workspace, student),
        lambda _, text: students.save_note(app.workspace, student, normalise(text)),
        resume=resume,
        again=lambda: note_place(app.workspace, refreshed(app.workspace, student)),
    )

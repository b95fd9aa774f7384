"""`mentor session edit`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import levels
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.evidence import answered, typed_evidence
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.project import MAX_LEVEL
from mentorcli.models.results.sessions import EditedSession
from mentorcli.models.session import SessionDetails
from mentorcli.models.verdict import TypedEvidence
from mentorcli.render.text.config import unchanged_text
from mentorcli.render.text.session import edited_text, overlap_warnings
from mentorcli.services import sessions
from mentorcli.text import bilingual, command_line


@command(
    "edit",
    'mentor session edit 4k2m --at "2026-11-25 10:00"',
    'mentor session edit amelie --late 10m --notes "Came ten minutes late"',
)
def edit(
    ctx: typer.Context,
    session: o.SessionArg,
    *,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Another start; never judged.")] = None,
    duration: o.Duration = None,
    kind: o.Kind = None,
    arrived: o.Arrived = None,
    late: o.Late = None,
    absent: o.Absent = False,
    cancelled_at: o.CancelledAt = None,
    cancelled_by: o.CancelledByOption = None,
    held: Annotated[bool, typer.Option("--held", help="It took place, the student was on time.")] = False,
    notes: o.Notes = None,
    recording: o.Recording = None,
    project: o.ProjectOption = None,
    level: Annotated[
        int | None, typer.Option("--level", metavar="1..9", help="Level of expertise.", autocompletion=levels)
    ] = None,
    resume: o.Resume = False,
) -> None:
    """Correct a session: move it, or judge it again.

    A new start is never judged; saying again what happened always is. Without an option the notes open in your editor.
    """
    app = app_of(ctx)
    evidence = typed_evidence(
        app, arrived=arrived, late=late, absent=absent, cancelled_at=cancelled_at, cancelled_by=cancelled_by
    )
    judged = _judged(evidence, held=held)
    if not judged and all(part is None for part in (at, duration, kind, notes, recording, project, level)):
        in_editor = _notes_in_editor(app, session, resume=resume)
        if in_editor is None:
            app.output.print_message(*unchanged_text(app.lang))
            return
        done = in_editor
    else:
        details = SessionDetails(
            level=_check_level(level),
            recording=o.check_url(recording, "--recording") if recording is not None else None,
            notes=app.text_argument(notes),
            minutes=o.minutes(duration) if duration else None,
            kind=kind,
            project=project,
        )
        start = app.moment(at, ahead=True) if at else None
        done = answered(
            app,
            lambda told: sessions.edit(
                app.workspace, told.session or session, details, start=start, evidence=evidence if judged else None
            ),
        )
    for line in overlap_warnings(done.overlaps, app.view):
        app.output.warn(line)
    app.respond(json=lambda: session_record(app, done.session), text=lambda: edited_text(done, app.view))


def _judged(evidence: TypedEvidence, *, held: bool) -> bool:
    """Return whether what happened is judged anew. Raises UsageError where two things are told to have happened."""
    if held and evidence.given:
        raise UsageError(
            bilingual("--held contradicts the other options", "--held contredit les autres options"),
            bilingual("Give one of them.", "N'en donnez qu'un."),
        )
    return held or evidence.given


def _notes_in_editor(app: AppContext, typed: str, *, resume: bool) -> EditedSession | None:
    """Open a session's notes in the user's editor. Raises UsageError where there is no terminal or no editor."""
    from mentorcli.cli import editor  # 4 ms: it starts processes

    if not app.interactive or not editor.editor(app):
        raise UsageError(
            bilingual("Nothing to change", "Rien à changer"),
            bilingual(
                "Name it: --at, --duration, --kind, --notes, --late, --absent ...",
                "Nommez-le\u00a0: --at, --duration, --kind, --notes, --late, --absent...",
            ),
        )
    found = sessions.find_one(app.workspace, typed)
    again = command_line("session edit", found.session.id, options=["--resume"])
    return editor.save_edited(
        app,
        sessions.notes_text(found.session),
        editor.Place(found.student.id, f"session-{found.session.id}.md", again),
        lambda before, text: sessions.save_notes(app.workspace, found, before, text),
        resume=resume,
    )


def _check_level(level: int | None) -> int | None:
    """Return a level of expertise as given. Raises UsageError for one that there is not."""
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(
            bilingual(f"--level is {level}", f"--level vaut {level}"),
            bilingual("Give 1 to 9.", "Indiquez un niveau de 1 à 9."),
        )
    return level

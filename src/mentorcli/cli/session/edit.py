"""`mentor session edit`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli import student_options as po
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.evidence import answered, by, typed_evidence
from mentorcli.cli.session_records import session_record, session_records
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.sessions import EditedSession
from mentorcli.models.session import SessionDetails
from mentorcli.models.verdict import TypedEvidence
from mentorcli.render.text.config import unchanged_text
from mentorcli.render.text.session import overlap_warnings
from mentorcli.render.text.session_edit import edited_text
from mentorcli.services import session_edit, sessions
from mentorcli.text import bilingual

WITH_FOLLOWING = ("kind", "minutes", "project", "level", "funding")


@command(
    "edit",
    'mentor session edit 4k2m --at "2026-11-25 10:00"',
    'mentor session edit amelie --late 10m --notes "Came ten minutes late"',
    'mentor session edit 4k2m --following --at "2026-12-02 15:00"',
    removes=("notes", "recording", "project"),
)
def edit(
    ctx: typer.Context,
    session: o.SessionArg,
    *,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Another start; never judged.")] = None,
    duration: so.Duration = None,
    lasted: so.Lasted = None,
    kind: so.Kind = None,
    arrived: so.Arrived = None,
    late: so.Late = None,
    absent: so.Absent = False,
    cancelled_at: so.CancelledAt = None,
    cancelled_by: so.CancelledByOption = None,
    held: Annotated[bool, typer.Option("--held", help="It took place, the student was on time.")] = False,
    notes: o.Notes = None,
    recording: so.Recording = None,
    project: o.ProjectOption = None,
    level: so.LevelOption = None,
    funding: po.FundingOption = None,
    following: Annotated[bool, typer.Option("--following", help="Also the later ones of its series.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Plan again one that was called off.")] = False,
    rejudge: Annotated[bool, typer.Option("--rejudge", help="Judge by what holds now for its day.")] = False,
    resume: o.Resume = False,
) -> None:
    """Correct a session: move it, or judge it again.

    A new start is never judged; what happened is, and lateness where its limit changes, by the policy and figures that
    judged it before. Empty notes, recording or project are removed. Without an option the notes open in your editor.
    """
    app = app_of(ctx)
    typed = typed_evidence(
        app, arrived=arrived, late=late, absent=absent, cancelled_at=cancelled_at, cancelled_by=cancelled_by
    )
    evidence = typed if _is_judged(typed, held=held, reopen=reopen) else None
    start = app.moment(at, ahead=True, length=True) if at else None
    details = SessionDetails(
        level=o.check_level(level),
        recording=o.check_url(recording, "--recording") if recording else recording,
        notes=app.text_argument(notes),
        minutes=o.minutes(duration) if duration else None,
        kind=kind,
        project=project,
        lasted=o.minutes(lasted, "--lasted") if lasted else None,
        funding=funding,
    )
    others = evidence is not None or reopen or rejudge
    if following:
        _edit_series(app, session, details, at, others=others or resume)
    elif o.check_resume(resume=resume, given=others or start is not None or details != SessionDetails()):
        done = answered(
            app,
            lambda told: session_edit.edit(
                app.workspace, told.session or session, details, start=start,
                evidence=by(evidence, told.by) if evidence is not None else None, rejudge=rejudge, reopen=reopen,
            ),
        )  # fmt: skip
        _show(app, done)
    else:
        _edit_notes(app, session, resume=resume)


def _show(app: AppContext, done: EditedSession) -> None:
    """Show a corrected session."""
    _warn_of_days_off(app, done.off)
    for line in overlap_warnings(done.overlaps, app.view):
        app.output.warn(line)
    app.respond(json=lambda: session_record(app, done.session), text=lambda: edited_text(done, app.view))


def _warn_of_days_off(app: AppContext, off: Sequence[DayOff]) -> None:
    """Warn of days off onto which sessions were moved."""
    if off:
        from mentorcli.render.text.timeoff import off_warnings  # only where somebody is off

        for line in off_warnings(off, app.view):
            app.output.warn(line)


def _edit_series(app: AppContext, session: str, details: SessionDetails, at: str | None, *, others: bool) -> None:
    """Correct a session and the later ones of its series. Raises UsageError for what is of one session alone."""
    given = {name for name, value in details._asdict().items() if value is not None}
    if others or not given <= set(WITH_FOLLOWING):
        raise UsageError(
            bilingual(
                "With --following only what is planned can change", "Avec --following, seul ce qui est prévu change"
            ),
            bilingual(
                "Give --at, --duration, --kind, --project, --level or --funding.",
                "Donnez --at, --duration, --kind, --project, --level ou --funding.",
            ),
        )
    if at is None and not given:
        raise _nothing_to_change()
    from mentorcli.render.text.session_series import series_text, series_warnings  # only where a series is meant
    from mentorcli.services import session_series

    done = answered(
        app,
        lambda told: session_series.edit(
            app.workspace, told.session or session, details,
            start=app.moment(at, ahead=True, length=True) if at else None, read=app.moment,
        ),
    )  # fmt: skip
    _warn_of_days_off(app, done.off)
    for line in (*series_warnings(done, app.view), *overlap_warnings(done.overlaps, app.view)):
        app.output.warn(line)
    app.respond(json=lambda: session_records(app, done.sessions), text=lambda: series_text(done, app.view))


def _edit_notes(app: AppContext, session: str, *, resume: bool) -> None:
    """Change a session's notes in the editor."""
    done = _notes_in_editor(app, session, resume=resume)
    if done is None:
        app.output.print_message(*unchanged_text(app.lang))
    else:
        _show(app, done)


def _is_judged(evidence: TypedEvidence, *, held: bool, reopen: bool) -> bool:
    """Return whether what happened is judged anew. Raises UsageError where two things are told to have happened."""
    if reopen and (held or evidence.given):
        raise UsageError(
            bilingual("--reopen contradicts what happened", "--reopen contredit ce qui s'est passé"),
            bilingual("Give one of them.", "N'en donnez qu'une."),
        )
    if held and evidence.given:
        raise UsageError(
            bilingual("--held contradicts the other options", "--held contredit les autres options"),
            bilingual("Give one of them.", "N'en donnez qu'une."),
        )
    return held or evidence.given


def _notes_in_editor(app: AppContext, typed: str, *, resume: bool) -> EditedSession | None:
    """Open a session's notes in the user's editor. Raises UsageError where there is no terminal or no editor."""
    from mentorcli.cli import editor  # 4 ms: it starts processes
    from mentorcli.services.drafts import session_place
    from mentorcli.services.meanwhile import refreshed

    if not app.interactive:
        raise _nothing_to_change()
    found = sessions.find_one(app.workspace, typed)
    return editor.save_edited(
        app,
        sessions.notes_text(found.session),
        session_place(app.workspace, found.student, found.session.id),
        lambda before, text: sessions.save_notes(app.workspace, found, before, text),
        resume=resume,
        again=lambda: session_place(app.workspace, refreshed(app.workspace, found.student), found.session.id),
    )


def _nothing_to_change() -> UsageError:
    """Return the error for a correction that names nothing."""
    return UsageError(
        bilingual("Nothing to change", "Rien à changer"),
        bilingual(
            "Name it: --at, --duration, --kind, --notes, --late, --absent ...",
            "Dites quoi\u00a0: --at, --duration, --kind, --notes, --late, --absent...",
        ),
    )

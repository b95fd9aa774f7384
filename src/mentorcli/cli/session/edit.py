"""`mentor session edit`."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import levels
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.session.details import emit_session, planned_words, warn_of_overlaps, with_details
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.project import MAX_LEVEL
from mentorcli.models.session import Session
from mentorcli.models.verdict import Verdict
from mentorcli.render.text.session import sentence
from mentorcli.rules.noshow import judge
from mentorcli.rules.session_outcome import settle
from mentorcli.services.lookup import find_session
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import normalise


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
        int | None, typer.Option("--level", metavar="1..3", help="Level of expertise.", autocompletion=levels)
    ] = None,
) -> None:
    """Correct a session: move it, or judge it again.

    A new start is never judged; saying again what happened always is. Without an option the notes open in your editor.
    """
    app = app_of(ctx)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    if held and given.any:
        raise UsageError("--held contradicts the other options", "Give one of them.")
    if not (given.any or held) and all(part is None for part in (at, duration, kind, notes, recording, project, level)):
        _notes_in_editor(app, session)
        return
    _check_level(level)
    if recording is not None:
        o.check_url(recording, "--recording")
    start = app.moment(at, ahead=True) if at else None
    written = app.text_argument(notes)
    minutes = o.minutes(duration) if duration else None
    with app.workspace.transaction() as writer:
        records, found = find_session(app.workspace, session)
        changed = with_details(
            records, found, kind=kind, minutes=minutes, notes=written, recording=recording, project=project
        )
        changed = _moved(app, records, changed, start, level)
        if start is not None:
            writer.invalidate_first_session(at=app.workspace.now)
        verdict = None
        if given.any or held:
            changed, verdict = _judged_again(app, changed, given)
            save(app, writer, records, [(changed, verdict)], cmd="session edit")
        else:
            writer.append(records, changed, cmd="session edit", at=app.workspace.now)
    if start is not None:
        warn_of_overlaps(app, [changed])
    if app.options.json:
        emit_session(app, changed)
    elif verdict is not None:
        tell(app, records, changed, verdict, done="corrected")
    else:
        _say_changed(app, records.student.name, changed)


def _notes_in_editor(app: AppContext, typed: str) -> None:
    """Open a session's notes in the user's editor. Raises UsageError where there is no terminal or no editor."""
    from mentorcli.cli import editor

    if not app.interactive or not editor.editor(app):
        raise UsageError("Nothing to change", "Name it: --at, --duration, --kind, --notes, --late, --absent ...")
    records, found = find_session(app.workspace, typed)
    text, kept = editor.edited(app, (found.notes or "") + "\n", f"{found.id}.md")

    def save() -> Session:
        with app.workspace.transaction() as writer:
            current = app.workspace.store.student(records.id)
            changed = replace(current.sessions[found.id], notes=normalise(text) or None)
            writer.append(current, changed, cmd="session edit", at=app.workspace.now)
        return changed

    changed = kept.unless_refused(save)
    kept.discard()
    if app.options.json:
        emit_session(app, changed)
        return
    _say_changed(app, records.student.name, changed)


def _check_level(level: int | None) -> None:
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(f"--level is {level}", "Give 1, 2 or 3.")


def _moved(
    app: AppContext, records: StudentRecords, session: Session, start: datetime | None, level: int | None
) -> Session:
    """Return the session with another start, whose day brings its funding, and another level, where given."""
    if level is not None:
        session = replace(session, level=level)
    if start is None:
        return session
    if start > app.workspace.now and session.held:
        raise UsageError("A session that took place cannot start in the future", "Look at --at.")
    return replace(session, scheduled_at=start, funding=records.student.funding_on(app.workspace.local(start).date()))


def _judged_again(app: AppContext, session: Session, given: Given) -> tuple[Session, Verdict]:
    """Return the session as what happened makes it, by the policy that judged it before, if any."""
    if session.scheduled_at > app.workspace.now and not given.cancels:
        raise UsageError("That session has not begun yet", "Say what happened once it has.")
    evidence = evidence_of(app, given, session.scheduled_at)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=app.workspace.policy_named(session.policy) if session.policy else app.workspace.policy,
    )
    return settle(session, verdict, evidence), verdict


def _say_changed(app: AppContext, name: str, session: Session) -> None:
    app.output.print_message(sentence("session-changed", app.lang, **planned_words(app, name, session)))

"""`mentor session edit`, `delete` and `record`: put right what is written."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import levels
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.outcome import Given, evidence_of, save, tell
from mentorcli.cli.picking import pick_session
from mentorcli.cli.session.details import emit_session, planned_words, warn_of_overlaps, with_details
from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.project import MAX_LEVEL
from mentorcli.models.session import Session
from mentorcli.models.verdict import Verdict
from mentorcli.rules.noshow import judge
from mentorcli.rules.outcome import settle
from mentorcli.store.dossier import Dossier
from mentorcli.text import normalise

app = new_app()


@command(
    app,
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
    desk = o.desk_of(ctx)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    if held and given.any:
        raise UsageError("--held contradicts the other options", "Give one of them.")
    if not (given.any or held) and all(part is None for part in (at, duration, kind, notes, recording, project, level)):
        _notes_in_editor(desk, session)
        return
    _check_level(level)
    if recording is not None:
        o.check_url(recording, "--recording")
    start = o.moment(desk, at, ahead=True) if at else None
    written = desk.text(notes)
    minutes = o.minutes(duration) if duration else None
    with desk.writing() as writer:
        dossier, found = pick_session(desk, session)
        changed = with_details(
            dossier, found, kind=kind, minutes=minutes, notes=written, recording=recording, project=project
        )
        changed = _moved(desk, dossier, changed, start, level)
        if start is not None:
            writer.doubt_first_session(at=desk.now)
        verdict = None
        if given.any or held:
            changed, verdict = _judged_again(desk, changed, given)
            save(desk, writer, dossier, [(changed, verdict)], cmd="session edit")
        else:
            writer.append(dossier, changed, cmd="session edit", at=desk.now)
    if start is not None:
        warn_of_overlaps(desk, [changed])
    if desk.json:
        emit_session(desk, changed)
    elif verdict is not None:
        tell(desk, dossier, changed, verdict, done="corrected")
    else:
        _say_changed(desk, dossier.student.name, changed)


def _notes_in_editor(desk: Desk, typed: str) -> None:
    """Open a session's notes in the user's editor. Raises UsageError where there is no terminal or no editor."""
    from mentorcli.cli import editing

    if not desk.interactive or not editing.editor(desk):
        raise UsageError("Nothing to change", "Name it: --at, --duration, --kind, --notes, --late, --absent ...")
    dossier, found = pick_session(desk, typed)
    text, kept = editing.edited(desk, (found.notes or "") + "\n", f"{found.id}.md")

    def save() -> Session:
        with desk.writing() as writer:
            current = desk.store.dossier(dossier.id)
            changed = replace(current.sessions[found.id], notes=normalise(text) or None)
            writer.append(current, changed, cmd="session edit", at=desk.now)
        return changed

    changed = kept.unless_refused(save)
    kept.discard()
    if desk.json:
        emit_session(desk, changed)
        return
    _say_changed(desk, dossier.student.name, changed)


def _check_level(level: int | None) -> None:
    if level is not None and not 1 <= level <= MAX_LEVEL:
        raise UsageError(f"--level is {level}", "Give 1, 2 or 3.")


def _moved(desk: Desk, dossier: Dossier, session: Session, start: datetime | None, level: int | None) -> Session:
    """Return the session with another start, whose day brings its funding, and another level, where given."""
    if level is not None:
        session = replace(session, level=level)
    if start is None:
        return session
    if start > desk.now and session.held:
        raise UsageError("A session that took place cannot start in the future", "Look at --at.")
    return replace(session, scheduled_at=start, funding=dossier.student.funding_on(desk.local(start).date()))


def _judged_again(desk: Desk, session: Session, given: Given) -> tuple[Session, Verdict]:
    """Return the session as what happened makes it, by the policy that judged it before, if any."""
    if session.scheduled_at > desk.now and not given.cancels:
        raise UsageError("That session has not begun yet", "Say what happened once it has.")
    evidence = evidence_of(desk, given, session.scheduled_at)
    verdict = judge(
        evidence,
        scheduled_at=session.scheduled_at,
        duration_minutes=session.duration_minutes,
        policy=desk.policy_named(session.policy) if session.policy else desk.policy,
    )
    return settle(session, verdict, evidence), verdict


def _say_changed(desk: Desk, name: str, session: Session) -> None:
    desk.say(desk.said("session-changed", **planned_words(desk, name, session)))


@command(app, "delete", "mentor session delete 4k2m", "mentor session delete 4k2m --yes")
def delete(ctx: typer.Context, session: o.SessionArg) -> None:
    """Delete a session made by mistake, with its no-show note."""
    desk = o.desk_of(ctx)
    dossier, found = pick_session(desk, session)
    start = desk.in_words(found.scheduled_at)
    desk.confirm(f"Delete the session of {dossier.student.name} on {start}?")
    with desk.writing() as writer:
        dossier = desk.store.dossier(dossier.id)
        if found.id not in dossier.sessions:
            raise NotFoundError(f"No session {found.id} any more", "Another mentor deleted it.")
        writer.doubt_first_session(at=desk.now)
        notes = [("note", note.id) for note in dossier.notes if note.session == found.id]
        writer.append(dossier, cmd="session delete", at=desk.now, drop=[("session", found.id), *notes])
    if desk.json:
        emit_session(desk, found)
    desk.say(desk.said("session-deleted", name=dossier.student.name, start=start, id=found.id))


@command(
    app,
    "record",
    "mentor session record amelie https://example.org/videos/42",
    "mentor session record 4k2m https://example.org/videos/42",
)
def record(
    ctx: typer.Context,
    session: o.SessionArg,
    url: Annotated[str, typer.Argument(metavar="URL", help="Link to the recording.", show_default=False)],
) -> None:
    """Keep the link to a session's recording. A student stands for their latest session that was held."""
    desk = o.desk_of(ctx)
    o.check_url(url, "URL")
    with desk.writing() as writer:
        dossier, found = pick_session(desk, session, held=True)
        changed = replace(found, recording=url)
        writer.append(dossier, changed, cmd="session record", at=desk.now)
    if desk.json:
        emit_session(desk, changed)
        return
    start = desk.in_words(changed.scheduled_at)
    desk.say(desk.said("recording-kept", name=dossier.student.name, start=start, url=url))

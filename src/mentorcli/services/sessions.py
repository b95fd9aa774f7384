"""Planning, finding, correcting and calling off sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.results.sessions import (
    EditedSession,
    JudgedSession,
    ScheduledSessions,
    SessionResult,
    ShownSession,
)
from mentorcli.models.session import Session, SessionDetails, SessionFilter, SessionKind, SessionStatus, by_start
from mentorcli.models.student import Funding
from mentorcli.models.verdict import Verdict
from mentorcli.rules import scheduling, session_choice
from mentorcli.rules.session_outcome import judged
from mentorcli.services.evidence import TypedEvidence, evidence_about
from mentorcli.services.lookup import find_session, find_student, find_students, session_by_id
from mentorcli.services.session_outcome import (
    documented_already,
    judge_typed,
    judged_result,
    notes_of,
    save_outcomes,
)
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


def new_session(
    workspace: Workspace,
    records: StudentRecords,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
) -> Session:
    """Return a new scheduled session, not saved yet; `start` is aware. What is not given is the usual."""
    return scheduling.new_session(
        record_id(),
        records.student,
        start,
        day=workspace.local(start).date(),
        sessions=records.sessions.values(),
        projects=records.projects,
        kind=kind,
        minutes=minutes,
    )


def schedule(
    workspace: Workspace,
    typed: str,
    starts: Sequence[datetime],
    details: SessionDetails,
    *,
    series: bool = False,
) -> ScheduledSessions:
    """Plan a session of a student at each of the starts (aware, in order), all as one operation.

    `details` are those of the first session; the later ones are like it, but for a discovery, which happens once.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        first = new_session(workspace, records, starts[0], kind=details.kind, minutes=details.minutes)
        first = scheduling.with_details(first, details, records.projects)
        sessions = [first, *(_repeated(workspace, records, first, start) for start in starts[1:])]
        writer.append(records, *sessions, cmd="session schedule", at=workspace.now)
    return ScheduledSessions(
        records.student,
        tuple(sessions),
        overlaps(workspace, sessions),
        past=first.scheduled_at <= workspace.now,
        series=series,
    )


def weekly_starts(workspace: Workspace, start: datetime, times: int, read: Callable[[str], datetime]) -> list[datetime]:
    """Return the starts of a weekly series of `times` sessions: the same time on the clock, across clock changes too.

    `read` turns a time on the clock, such as `2026-11-24 14:00`, into an aware datetime; it raises UsageError where
    the clock does not show that time.
    """
    form = "%Y-%m-%d %H:%M:%S" if start.second else "%Y-%m-%d %H:%M"
    return [start, *(read(later.strftime(form)) for later in scheduling.weekly(workspace.local(start), times))]


def _repeated(workspace: Workspace, records: StudentRecords, first: Session, start: datetime) -> Session:
    """Return a later session of a series, with the funding of its own day."""
    return scheduling.repeated(first, record_id(), start, _funding_on(workspace, records, start))


def overlaps(workspace: Workspace, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Return every other session, whoever's, that shares time with one of these, in their order."""
    own = {session.id for session in sessions}
    others = [session for session in workspace.store.all_sessions() if session.id not in own]
    return tuple(
        other
        for session in sessions
        for other in scheduling.overlapping(others, session.scheduled_at, session.duration_minutes)
    )


def cancel(workspace: Workspace, typed: str, evidence: TypedEvidence, *, every: bool = False) -> list[JudgedSession]:
    """Call off a session, judged by the 24-hour rule (domain, section 5); `every`: all that the student has ahead.

    Without an id it is the scheduled session nearest to now within 24 hours, else the next one. Raises NotFoundError
    where there is none, RefusedError for one that is documented already.
    """
    with workspace.transaction() as writer:
        records, chosen = _to_cancel(workspace, typed, every=every)
        changes = [_cancelled(workspace, records, session, evidence) for session in chosen]
        save_outcomes(workspace, writer, records, changes, cmd="session cancel")
    return [judged_result(workspace, records, session, verdict) for session, verdict in changes]


def _to_cancel(workspace: Workspace, typed: str, *, every: bool) -> tuple[StudentRecords, list[Session]]:
    """Return the sessions to call off, in order of their start."""
    found = session_by_id(workspace, typed) if typed not in workspace.store.slugs() else None
    if found is not None and not every:
        if found[1].status is not SessionStatus.SCHEDULED:
            raise documented_already(workspace, *found)
        return found[0], [found[1]]
    records = found[0] if found else find_student(workspace, typed)
    sessions = list(records.sessions.values())
    if every:
        chosen = session_choice.planned_ahead(sessions, workspace.now)
    else:
        nearest = session_choice.to_cancel(sessions, workspace.now)
        chosen = [nearest] if nearest else []
    if not chosen:
        raise NotFoundError(
            f"{records.student.name} has no scheduled session to call off",
            f"See: mentor session list --student {records.id}",
        )
    return records, chosen


def _cancelled(
    workspace: Workspace, records: StudentRecords, session: Session, evidence: TypedEvidence
) -> tuple[Session, Verdict]:
    """Return a session called off, and the verdict on it."""
    return judge_typed(workspace, scheduling.with_project_of_its_day(session, records.projects), evidence)


def find(workspace: Workspace, wanted: SessionFilter, *, students: Sequence[str] = ()) -> list[Session]:
    """Return the sessions that pass a filter, of the students named or of all, newest first."""
    everyone = find_students(workspace, students) if students else workspace.everyone()
    sessions = [session for records in everyone for session in records.sessions.values()]
    first_id = first_session_id(workspace) if wanted.missing_recording else None
    found = [session for session in sessions if session_choice.fits(session, wanted, workspace.now, first_id)]
    return sorted(found, key=by_start, reverse=True)


def first_session_id(workspace: Workspace) -> str | None:
    """Return the id of the mentor's very first session, which must be recorded (domain, section 2).

    All students are looked through where it is not known: ask only for what shows it.
    """
    return workspace.store.first_session_id()


def show(workspace: Workspace, typed: str) -> ShownSession:
    """Return the session meant. Raises NotFoundError, or AmbiguousError."""
    records, session = find_session(workspace, typed)
    return ShownSession(records.student, session, first_session_id(workspace))


def find_one(workspace: Workspace, typed: str) -> SessionResult:
    """Return the session meant, before it is changed. Raises NotFoundError, or AmbiguousError."""
    records, session = find_session(workspace, typed)
    return SessionResult(records.student, session)


def edit(
    workspace: Workspace,
    typed: str,
    details: SessionDetails,
    *,
    start: datetime | None = None,
    evidence: TypedEvidence | None = None,
) -> EditedSession:
    """Correct a session: what is given with it, its start (aware), or what happened (`evidence`).

    A new start is never judged; evidence always is, by the policy that judged the session before, if any. Raises
    UsageError for what cannot be.
    """
    with workspace.transaction() as writer:
        records, session = find_session(workspace, typed)
        session = scheduling.with_details(session, details, records.projects)
        if start is not None:
            funding = _funding_on(workspace, records, start)
            session = scheduling.moved(session, start, now=workspace.now, funding=funding)
            writer.invalidate_first_session(at=workspace.now)
        verdict = None
        if evidence is None:
            writer.append(records, session, cmd="session edit", at=workspace.now)
        else:
            session, verdict = _judged_again(workspace, session, evidence)
            save_outcomes(workspace, writer, records, [(session, verdict)], cmd="session edit")
    return EditedSession(
        records.student,
        session,
        judged_result(workspace, records, session, verdict) if verdict is not None else None,
        overlaps(workspace, [session]) if start is not None else (),
    )


def _funding_on(workspace: Workspace, records: StudentRecords, start: datetime) -> Funding:
    """Return who pays on the local day of a start."""
    return records.student.funding_on(workspace.local(start).date())


def _judged_again(workspace: Workspace, session: Session, evidence: TypedEvidence) -> tuple[Session, Verdict]:
    """Return the session as what happened leaves it, by the policy that judged it before, if any."""
    if session.scheduled_at > workspace.now and not evidence.cancels:
        raise UsageError("That session has not begun yet", "Say what happened once it has.")
    policy = workspace.policy_named(session.policy) if session.policy else workspace.policy
    return judged(session, evidence_about(workspace, evidence, session.scheduled_at), policy)


def save_notes(workspace: Workspace, found: SessionResult, notes: str | None) -> EditedSession:
    """Replace the notes of a session. Raises NotFoundError where it was deleted in the meantime."""
    with workspace.transaction() as writer:
        records, session = _still_there(workspace, found)
        changed = replace(session, notes=notes)
        writer.append(records, changed, cmd="session edit", at=workspace.now)
    return EditedSession(records.student, changed)


def record(workspace: Workspace, typed: str, url: str) -> SessionResult:
    """Save the link to a session's recording; a student stands for their latest session that was held."""
    with workspace.transaction() as writer:
        records, session = find_session(workspace, typed, held=True)
        changed = replace(session, recording=url)
        writer.append(records, changed, cmd="session record", at=workspace.now)
    return SessionResult(records.student, changed)


def delete(workspace: Workspace, found: SessionResult) -> None:
    """Delete a session, and the note of its no-show. Raises NotFoundError where it was deleted in the meantime."""
    with workspace.transaction() as writer:
        records, session = _still_there(workspace, found)
        writer.invalidate_first_session(at=workspace.now)
        drop = [("session", session.id), *notes_of(records, session)]
        writer.append(records, cmd="session delete", at=workspace.now, drop=drop)


def _still_there(workspace: Workspace, found: SessionResult) -> tuple[StudentRecords, Session]:
    """Return a session that was found before the store was held, as it is now."""
    records = workspace.store.student(found.student.id)
    if found.session.id not in records.sessions:
        raise NotFoundError(f"No session {found.session.id} any more", "Another mentor deleted it.")
    return records, records.sessions[found.session.id]

"""Documenting a session: which one is meant, what became of it, what is to be done next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NotFoundError, UsageError
from mentorcli.models.results.sessions import LoggedSession
from mentorcli.models.session import Session, SessionDetails, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.rules import scheduling, session_choice
from mentorcli.rules.recording import recording_missing
from mentorcli.services.evidence import TypedEvidence
from mentorcli.services.lookup import find_student
from mentorcli.services.session_outcome import (
    documented_already,
    judge_typed,
    judged_result,
    moment_text,
    save_outcomes,
)
from mentorcli.services.sessions import new_session
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def log(
    workspace: Workspace, typed: str, evidence: TypedEvidence, details: SessionDetails, *, at: datetime | None = None
) -> LoggedSession:
    """Document the student's session that started at a moment (`at`, aware; None: the one of today) and judge it.

    The scheduled session of that day is taken where there is one; otherwise a new one is made. Raises UsageError for
    one that has not begun, RefusedError for one that is documented, NotFoundError where there is none to call off.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        session = _meant(workspace, records, evidence, details, at)
        session = scheduling.with_project_of_its_day(session, records.projects)
        session = scheduling.with_details(session, details, records.projects)
        if session.scheduled_at > workspace.now and not evidence.cancels:
            raise UsageError(
                f"That session starts in the future ({moment_text(workspace, session.scheduled_at)})",
                'Log it once it has begun. For another one: --at "when it began"',
            )
        session, verdict = judge_typed(workspace, session, evidence)
        save_outcomes(workspace, writer, records, [(session, verdict)], cmd="session log")
    return LoggedSession(
        judged_result(workspace, records, session, verdict),
        recording_due=session.held and recording_missing(session, workspace.store.first_session_id()),
        next_start=_next_start(workspace, records, session),
    )


def _meant(
    workspace: Workspace, records: StudentRecords, evidence: TypedEvidence, details: SessionDetails, at: datetime | None
) -> Session:
    """Return the session to document. Raises RefusedError for one that is documented already."""
    sessions = records.sessions.values()
    found = session_choice.to_log(sessions, workspace.now, at=at, cancelled=evidence.cancels, zone=workspace.zone)
    if found is None:
        if at is None and evidence.cancels:
            raise NotFoundError(
                f"{records.student.name} has no scheduled session to call off", "Name it with --at WHEN."
            )
        return _unplanned(workspace, records, evidence, details, at)
    if found.status is not SessionStatus.SCHEDULED:
        raise documented_already(workspace, records, found)
    return found


def _unplanned(
    workspace: Workspace, records: StudentRecords, evidence: TypedEvidence, details: SessionDetails, at: datetime | None
) -> Session:
    """Return a new session for what was not scheduled; without a moment it ends now, or begins where nobody came.

    One that was begun before midnight and is logged after it is no new one. Raises RefusedError where one is documented
    at that moment.
    """
    sessions = list(records.sessions.values())
    session = new_session(workspace, records, at or workspace.now, kind=details.kind, minutes=details.minutes)
    if at is None and not evidence.absent:
        session = replace(session, scheduled_at=scheduling.begun(workspace.now, session.duration_minutes))
        scheduled = [one for one in sessions if one.status is SessionStatus.SCHEDULED]
        planned = scheduling.overlapping(scheduled, session.scheduled_at, session.duration_minutes)
        if planned:
            return planned[-1]
    known = session_choice.documented_at(sessions, session.scheduled_at, session.duration_minutes)
    if known is not None:
        raise documented_already(workspace, records, known)
    return session


def _next_start(workspace: Workspace, records: StudentRecords, session: Session) -> datetime | None:
    """Return the next date to suggest, fixed at the end of a session (domain, section 8): the same time a week later.

    None where one is planned, or that time is past too.
    """
    planned = session_choice.planned_ahead(records.sessions.values(), workspace.now)
    if not session.held or planned or records.student.status is not StudentStatus.ACTIVE:
        return None
    start = scheduling.a_week_after(workspace.local(session.scheduled_at))
    return start if start > workspace.local(workspace.now).replace(tzinfo=None) else None

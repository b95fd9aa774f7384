"""Calling sessions off."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.results.session_outcome import JudgedSession
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.verdict import TypedEvidence, Verdict
from mentorcli.rules import session_choice
from mentorcli.services.lookup import session_or_student
from mentorcli.services.session_outcome import (
    check_cancellation,
    documented_already,
    judge_typed,
    judged_result,
    of_its_day,
    save_outcomes,
)
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def cancel(
    workspace: Workspace,
    typed: str,
    evidence: TypedEvidence,
    *,
    at: datetime | None = None,
    other: datetime | None = None,
    every: bool = False,
) -> list[JudgedSession]:
    """Call off a session, judged by the 24-hour rule (domain, section 5); `every`: all that the student has ahead.

    It is the one of an id, else the student's next that has not begun, or the one that starts at a moment (`at`, and
    `other` where it can be read as one to come too, or a time of day as yesterday's; aware). Raises NotFoundError where
    there is none, RefusedError for one that is documented, SessionQuestionError and WhoQuestionError where only the
    mentor can say which, or who.
    """
    with workspace.transaction() as writer:
        records, chosen = _to_cancel(workspace, typed, at=session_choice.readings(at, other), every=every)
        changes = [_cancelled(workspace, records, session, evidence) for session in chosen]
        check_cancellation(workspace, records, changes, evidence, option="--by")
        save_outcomes(workspace, writer, records, changes, cmd="session cancel")
    return [judged_result(workspace, records, session, verdict) for session, verdict in changes]


def _to_cancel(
    workspace: Workspace, typed: str, *, at: tuple[datetime, ...], every: bool
) -> tuple[StudentRecords, list[Session]]:
    """Return the sessions to call off, in order of their start."""
    records, named = session_or_student(workspace, typed)
    if named is not None and not every:
        if named.status is not SessionStatus.SCHEDULED:
            raise documented_already(workspace, records, named)
        return records, [named]
    known = records.sessions.values()
    if every:
        chosen = session_choice.planned_ahead(known, workspace.now)
        if chosen:
            return records, chosen
    choice = session_choice.to_cancel(known, workspace.now, at=at, zone=workspace.zone)
    if isinstance(choice, session_choice.Take):
        return records, [choice.session]
    if isinstance(choice, session_choice.Refuse) and choice.session is not None:
        raise documented_already(workspace, records, choice.session)
    from mentorcli.services import session_questions  # only what cannot be decided needs it

    if isinstance(choice, session_choice.Ask):
        raise session_questions.id_question(workspace, records, choice, "session cancel")
    raise session_questions.nothing_to_cancel(workspace, records)


def _cancelled(
    workspace: Workspace, records: StudentRecords, session: Session, evidence: TypedEvidence
) -> tuple[Session, Verdict]:
    """Return a session called off, and the verdict on it."""
    return judge_typed(workspace, of_its_day(workspace, records, session), evidence)

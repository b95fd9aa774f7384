"""Correcting sessions: what is given with one, its start, and what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from mentorcli.errors import UsageError
from mentorcli.models.results.sessions import EditedSession
from mentorcli.models.session import CancelledBy, Fact, Reason, Session, SessionDetails, SessionStatus
from mentorcli.models.verdict import Evidence, TypedEvidence, Verdict
from mentorcli.rules import scheduling
from mentorcli.rules import session_edit as rules
from mentorcli.services.days_off import sessions_off
from mentorcli.services.evidence import evidence_about
from mentorcli.services.lookup import find_session
from mentorcli.services.session_outcome import (
    check_absence,
    check_cancellation,
    check_lasted,
    check_when_cancelled,
    judged_result,
    of_its_day,
    save_outcomes,
)
from mentorcli.services.sessions import check_start, overlaps
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual, command_line, visible

if TYPE_CHECKING:
    from mentorcli.models.verdict import Policy
    from mentorcli.store.student_records import StudentRecords

NOTHING = SessionDetails()
CMD, REJUDGED = "session edit", "session edit --rejudge"
_ANEW = (REJUDGED, "noshow mark")  # these judge by what holds on the day, whatever the record says


def edit(
    workspace: Workspace,
    typed: str,
    details: SessionDetails = NOTHING,
    *,
    start: datetime | None = None,
    evidence: TypedEvidence | None = None,
    rejudge: bool = False,
    reopen: bool = False,
) -> EditedSession:
    """Correct a session: what is given with it, its start (aware), or what happened (`evidence`).

    A new start is never judged. Evidence is, and so is a lateness whose limit changes: by the policy and the figures of
    the record, or by those of its day where that is another one or `rejudge` asks for it. `reopen` plans one again that
    was called off. Raises UsageError and RefusedError for what cannot be, WhoQuestionError as `session log` does.
    """
    with workspace.transaction() as writer:
        records, before = find_session(workspace, typed, ahead=start)
        session = rules.reopened(before, records.sessions.values()) if reopen else before
        if start is not None or reopen:
            check_start(workspace, records, start or before.scheduled_at, but=before.id)
        session = with_details(session, details, records)
        if start is not None:
            session = scheduling.moved(session, start, now=workspace.now)
        if start is not None or (evidence is not None and before.status is SessionStatus.SCHEDULED) or reopen:
            session = of_its_day(workspace, records, session)
        session, verdict = _judged(workspace, before, session, evidence, rejudge=rejudge)
        check_lasted(workspace, session, details, moved=start is not None)
        if before.status is SessionStatus.CANCELLED and session.status is not SessionStatus.CANCELLED:
            check_start(workspace, records, session.scheduled_at, but=session.id)
        if evidence is not None and verdict is not None:
            known = _completed(evidence, before)
            check_cancellation(workspace, records, [(session, verdict)], known, option="--cancelled-by")
        if session.held and session.scheduled_at != before.scheduled_at:
            writer.invalidate_first_session(at=workspace.now)
        unsure = verdict is not None and not rejudge and _figure_is_gone(workspace, records, session)
        again = save_outcomes(workspace, writer, records, [(session, verdict)], cmd=REJUDGED if rejudge else CMD)
    judged = verdict and judged_result(workspace, records, session, verdict, active_again=again, before=before)
    done = EditedSession(records.student, session, judged, before=before, unsure=unsure)
    if start is None and not reopen:
        return done
    off = sessions_off(workspace, records, [session])
    return done._replace(overlaps=overlaps(workspace, [session]), off=off)


def with_details(session: Session, details: SessionDetails, records: StudentRecords) -> Session:
    """Return a session with whatever was given; the usual length follows its kind and who pays.

    Funding, project and level stay as they are named, whatever is corrected for the day; the length as it is already is
    no change.
    """
    changed = scheduling.with_details(session, details, records.projects)
    changed = rules.with_usual_length(session, changed, details)
    newly = set(changed.named) - {*session.named, Fact.DURATION}
    return changed if newly or replace(changed, named=session.named) != session else session


def _judged(
    workspace: Workspace, before: Session, session: Session, evidence: TypedEvidence | None, *, rejudge: bool
) -> tuple[Session, Verdict | None]:
    """Return a corrected session as it is judged, and the verdict; None where there is nothing to judge anew."""
    if evidence is None and not rejudge and not rules.limit_changes(before, session):
        return session, None
    policy = record_policy(workspace, before, session, rejudge=rejudge)
    if evidence is not None:
        evidence = _completed(evidence, before)
        facts = _facts(workspace, before, session, evidence, policy)
    else:
        facts = _recorded(workspace, session)
    if rejudge or (evidence is not None and not evidence.given):
        session = replace(session, because=None)
    return rules.judged_again(session, facts, policy)


def record_policy(workspace: Workspace, before: Session, session: Session, *, rejudge: bool = False) -> Policy:
    """Return the policy that judges a corrected session (contract, `policy`), that of its record unless its day moved.

    It moved too where an earlier correction gave it another day without judging it. Raises UsageError where the policy
    is not known here.
    """
    day = workspace.local(session.scheduled_at).date()
    if rejudge or before.policy is None or _judged_on(workspace, before) != day:
        return workspace.policy_on(day)
    from mentorcli.content import policy_data, policy_names  # loaded with the policy in use already
    from mentorcli.rules.policy import policy_from

    if before.policy not in policy_names():
        raise _unknown_policy(before)
    known = workspace.policy_on(day, before.policy)
    shipped = policy_from(policy_data(before.policy), None)
    return rules.recorded_policy(before, known, shipped, _versions(workspace, before))


def _judged_on(workspace: Workspace, session: Session) -> date:
    """Return the local day that a session had when it was judged as it stands: being moved judges nothing."""
    judged = session
    for version in reversed(workspace.store.student(session.student).replay.history(Session, session.id)):
        one = version.record
        if one is None or _judgement(one) != _judgement(session):
            break
        judged = one
    return workspace.local(judged.scheduled_at).date()


def _judgement(session: Session) -> tuple[object, ...]:
    """Return what a session's record tells of how it was judged."""
    return (
        session.policy, session.limit_seconds, session.status, session.reason, session.late_seconds,
        session.cancelled_at, session.because,
    )  # fmt: skip


def _versions(workspace: Workspace, session: Session) -> list[Session]:
    """Return the versions of a documented session that were judged by the same policy on the same day, oldest first."""
    replay = workspace.store.student(session.student).replay
    anew = {line.op for _, line in replay.effective if line.cmd in _ANEW}
    day = workspace.local(session.scheduled_at).date()
    found: list[Session] = []
    for version in replay.history(Session, session.id):
        one = version.record
        same = one is not None and one.policy == session.policy and workspace.local(one.scheduled_at).date() == day
        if version.op in anew or not same:
            found.clear()
        if one is not None and same:
            found.append(one)
    return found


def _figure_is_gone(workspace: Workspace, records: StudentRecords, session: Session) -> bool:
    """Return whether a session was judged by a figure that its record never held, and that may have been another one.

    `session` is not saved yet. The settings were changed since what happened was told, as far as can be seen.
    """
    before = records.sessions[session.id]
    moved = _judged_on(workspace, before) != workspace.local(session.scheduled_at).date()
    if session.limit_seconds is None or session.policy != before.policy or moved:
        return False
    off = session.cancelled_at is not None
    if any(
        one.limit_seconds is not None and (one.cancelled_at is not None) is off for one in _versions(workspace, before)
    ):
        return False
    told = records.documented_in(before) or ""
    return any(line.op > told and "settings" in line.put for _, line in workspace.store.mentor().effective)


def _unknown_policy(session: Session) -> UsageError:
    """Return the refusal to judge by a policy that there is not, such as that of an imported session."""
    again = command_line("session edit", session.id, options=["--rejudge"])
    return UsageError(
        bilingual(
            f"That session was judged by a policy that is not known here: {visible(session.policy or '')}",
            f"Cette session a été jugée d'après des règles inconnues ici\u00a0: {visible(session.policy or '')}",
        ),
        bilingual(f"To judge it by what holds on its day: {again}", f"D'après les règles de son jour\u00a0: {again}"),
    )


def _completed(evidence: TypedEvidence, before: Session) -> TypedEvidence:
    """Return evidence that the session was called off with who did it, where the record knows that already."""
    if not evidence.cancels or evidence.cancelled_by is not None or before.cancelled_at is None:
        return evidence
    by_mentor = before.reason is Reason.CANCELLED_BY_MENTOR
    return evidence._replace(cancelled_by=CancelledBy.MENTOR if by_mentor else CancelledBy.STUDENT)


def _facts(
    workspace: Workspace, before: Session, session: Session, evidence: TypedEvidence, policy: Policy
) -> Evidence:
    """Return what happened. Raises UsageError for what cannot have happened yet, or where it is not known when."""
    if not evidence.cancels:
        _check_begun(workspace, session)
    check_absence(workspace, session, evidence, policy)
    if evidence.cancels and evidence.cancelled_at is None and before.cancelled_at is not None:
        return Evidence(cancelled_at=before.cancelled_at, cancelled_by=evidence.cancelled_by or CancelledBy.STUDENT)
    check_when_cancelled(workspace, session, evidence)
    return evidence_about(workspace, evidence, session.scheduled_at)


def _recorded(workspace: Workspace, session: Session) -> Evidence:
    """Return what happened as the record tells it. Raises UsageError where it does not."""
    facts = rules.recorded_evidence(session)
    if facts is not None:
        return facts
    _check_begun(workspace, session)
    held = command_line("session edit", session.id, options=["--held"])
    raise UsageError(
        bilingual("What happened to that session is not noted", "Ce qui s'est passé n'est pas noté pour cette session"),
        bilingual(
            f"Say it: {held}, or --late, --absent, --cancelled-at",
            f"Notez-le\u00a0: {held}, ou --late, --absent, --cancelled-at",
        ),
    )


def _check_begun(workspace: Workspace, session: Session) -> None:
    """Raise UsageError for a session that has not begun."""
    if session.scheduled_at > workspace.now:
        raise UsageError(
            bilingual("That session has not begun yet", "Cette session n'a pas encore commencé"),
            bilingual("Say what happened once it has.", "Notez ce qui s'est passé une fois qu'elle a commencé."),
        )

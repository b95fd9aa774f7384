"""What a verdict makes of a session and of the student's notes: the same, whichever command asked for it.

A no-show means two things on the platform: "No show" in the student's notes, and a presence that is not
confirmed (domain, section 5; FAQ).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.models.verdict import Evidence, Policy, Verdict
from mentorcli.rules.noshow import elapsed_seconds, judge


def judged(session: Session, evidence: Evidence, policy: Policy) -> tuple[Session, Verdict]:
    """Return the session as what happened to it leaves it under a policy, and the verdict that says why."""
    verdict = judge(
        evidence, scheduled_at=session.scheduled_at, duration_minutes=session.duration_minutes, policy=policy
    )
    return settle(session, verdict, evidence), verdict


def settle(session: Session, verdict: Verdict, evidence: Evidence) -> Session:
    """Return the session as the verdict leaves it, with the evidence and the figure it was judged by.

    One that did not take place has no real length.
    """
    came = not evidence.absent and evidence.cancelled_at is None
    return replace(
        session,
        status=verdict.status,
        reason=verdict.reason,
        late_seconds=evidence.late_seconds if came else None,
        cancelled_at=evidence.cancelled_at,
        policy=verdict.policy,
        limit_seconds=verdict.limit_seconds,
        because=None,
        actual_minutes=session.actual_minutes if came else None,
    )


def recorded_verdict(session: Session) -> Verdict | None:
    """Return the verdict that a documented session records, None for one without a policy, such as an imported one."""
    if session.policy is None:
        return None
    measured = session.late_seconds
    if session.cancelled_at is not None and session.limit_seconds is not None:
        measured = elapsed_seconds(session.cancelled_at, session.scheduled_at)
    return Verdict(session.status, session.reason, session.policy, session.limit_seconds, measured)


def force(verdict: Verdict, evidence: Evidence) -> Verdict:
    """Return the verdict as a no-show against the rule, with the reason that fits the evidence."""
    if evidence.absent:
        reason = Reason.ABSENT
    else:
        reason = Reason.LATE if evidence.cancelled_at is None else Reason.LATE_CANCELLATION
    return verdict._replace(status=SessionStatus.NO_SHOW, reason=reason)


def unsettle(session: Session, before: Session | None) -> Session:
    """Return a no-show as it was before it became one; what began as a no-show is to be documented again.

    What was changed since (notes, recording, project) stays.
    """
    if before is None:
        before = replace(
            session, status=SessionStatus.SCHEDULED, reason=None, late_seconds=None, cancelled_at=None,
            policy=None, limit_seconds=None,
        )  # fmt: skip
    return replace(
        session,
        status=before.status,
        reason=before.reason,
        late_seconds=before.late_seconds,
        cancelled_at=before.cancelled_at,
        policy=before.policy,
        limit_seconds=before.limit_seconds,
        because=None,
    )


def is_undocumented(session: Session, now: datetime) -> bool:
    """Return whether a session has begun and what happened is not known."""
    return session.status is SessionStatus.SCHEDULED and session.scheduled_at <= now

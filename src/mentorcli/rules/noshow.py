"""What makes a session a no-show: absence, lateness, late cancellation.

Domain, section 5; FAQ `student-no-show`. The rules give codes and figures; the sentences are made in
`mentorcli.render.text`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorcli.models.session import CancelledBy, Reason, SessionStatus
from mentorcli.models.verdict import Evidence, Policy, Verdict

SECOND = timedelta(seconds=1)


def judge(evidence: Evidence, *, scheduled_at: datetime, duration_minutes: int, policy: Policy) -> Verdict:
    """Return what the policy makes of what happened to a session.

    `scheduled_at` (aware, any zone) is the planned start and `duration_minutes` the planned length.
    Raises ValueError for evidence that says two things at once, or for a time without a zone.
    """
    if evidence.cancelled_at is not None:
        if evidence.absent or evidence.late_seconds:
            raise ValueError("a session was either called off, or missed, or begun late: one of them")
        return _judge_cancellation(evidence.cancelled_at, evidence.cancelled_by, scheduled_at, policy)
    if evidence.absent:
        if evidence.late_seconds:
            raise ValueError("a student is either absent or late, not both")
        return Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, policy.name)
    return _judge_lateness(evidence.late_seconds, duration_minutes, policy)


def late_limit_seconds(duration_minutes: int, policy: Policy) -> int:
    """Return the greatest lateness in seconds at which the student still counts as present.

    The FAQ gives one figure for every session; the help centre a third of the planned length. A limit that is
    no whole second is rounded down, which changes no verdict, as lateness is counted in whole seconds.
    """
    if policy.late_fraction is None:
        return policy.late_minutes * 60
    return duration_minutes * 60 * policy.late_fraction.numerator // policy.late_fraction.denominator


def lateness_seconds(scheduled_at: datetime, arrived_at: datetime) -> int:
    """Return by how many seconds the student came after the start, 0 when early or on time.

    Both times are aware, in any zones. A begun second counts whole, so that a student who came any time after
    15 min 00 s came more than 15 minutes late. Raises ValueError for a time without a zone.
    """
    return max(0, elapsed_seconds(scheduled_at, arrived_at))


def _judge_lateness(late_seconds: int, duration_minutes: int, policy: Policy) -> Verdict:
    """Return the verdict on a lateness: strictly more than the limit is a no-show, the limit itself is not."""
    limit = late_limit_seconds(duration_minutes, policy)
    if late_seconds > limit:
        return Verdict(SessionStatus.NO_SHOW, Reason.LATE, policy.name, limit, late_seconds)
    return Verdict(SessionStatus.COMPLETED, None, policy.name, limit, late_seconds)


def _judge_cancellation(
    cancelled_at: datetime, cancelled_by: CancelledBy, scheduled_at: datetime, policy: Policy
) -> Verdict:
    """Return the verdict on a cancellation: only strictly more than 24 hours is in time; the mentor may always."""
    if cancelled_by is CancelledBy.MENTOR:
        return Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR, policy.name)
    limit = policy.cancellation_hours * 3600
    notice = elapsed_seconds(cancelled_at, scheduled_at)
    if notice > limit:
        return Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME, policy.name, limit, notice)
    return Verdict(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION, policy.name, limit, notice)


def elapsed_seconds(earlier: datetime, later: datetime) -> int:
    """Return the seconds elapsed between two aware times, a begun second counting whole.

    Both are brought to UTC first: Python subtracts two times of one zone by the clock on the wall, which is
    an hour wrong across a clock change.
    """
    for moment in (earlier, later):
        if moment.utcoffset() is None:
            raise ValueError(f"{moment.isoformat()} needs an offset such as +01:00")
    return -((earlier.astimezone(UTC) - later.astimezone(UTC)) // SECOND)

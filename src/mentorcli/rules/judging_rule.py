"""Which rule judged a session, by what its record holds (domain, section 5)."""

from __future__ import annotations

from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.models.verdict import Policy
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.policy import LATE_FRACTION, LATE_MINUTES

ABSENT, BY_MENTOR, CANCELLATION = "absent", "cancelled_by_mentor", "cancellation_hours"


def rule_key(session: Session, policy: Policy | None) -> str | None:
    """Return the name of the rule by which a documented session was judged, None for one that is not documented.

    `policy` is the one of its record, None where that is not known here: lateness is then taken to have minutes.
    """
    if session.status is SessionStatus.SCHEDULED:
        return None
    if session.reason is Reason.CANCELLED_BY_MENTOR:
        return BY_MENTOR
    if session.reason in (Reason.LATE_CANCELLATION, Reason.CANCELLED_IN_TIME):
        return CANCELLATION
    if session.reason is Reason.ABSENT:
        return ABSENT
    return LATE_MINUTES if policy is None or policy.late_fraction is None else LATE_FRACTION


def limit_of(key: str, minutes: int, policy: Policy) -> int | None:
    """Return the limit in seconds that a policy sets by a rule for a planned length, None where it has no figure."""
    if key == CANCELLATION:
        return policy.cancellation_hours * 3600
    return late_limit_seconds(minutes, policy) if key in (LATE_MINUTES, LATE_FRACTION) else None

"""Which rule judged a session, and the limit that a policy sets by it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentorcli.models.session import REASONS, Reason, Session, SessionKind, SessionStatus
from mentorcli.models.verdict import Policy
from mentorcli.rules.judging_rule import limit_of, rule_key


def session(status: SessionStatus, reason: Reason | None = None) -> Session:
    """Return a session with a status."""
    at = datetime(2026, 11, 24, 14, tzinfo=UTC)
    return Session("a" * 12, "amelie", SessionKind.MENTORING, at, 30, status=status, reason=reason)


def test_each_outcome_has_its_rule(faq: Policy, help_centre: Policy) -> None:
    """Lateness by minutes or by a part of the length, as the policy has it; an open session by none."""
    assert rule_key(session(SessionStatus.SCHEDULED), faq) is None
    assert rule_key(session(SessionStatus.COMPLETED), faq) == "late_minutes"
    assert rule_key(session(SessionStatus.COMPLETED), None) == "late_minutes"
    assert rule_key(session(SessionStatus.NO_SHOW, Reason.LATE), help_centre) == "late_fraction"
    keys = {reason: rule_key(session(status, reason), faq) for status, found in REASONS.items() for reason in found}
    assert keys == {
        Reason.ABSENT: "absent",
        Reason.LATE: "late_minutes",
        Reason.LATE_CANCELLATION: "cancellation_hours",
        Reason.CANCELLED_IN_TIME: "cancellation_hours",
        Reason.CANCELLED_BY_MENTOR: "cancelled_by_mentor",
    }


@pytest.mark.parametrize(("key", "seconds"), [("cancellation_hours", 86400), ("late_minutes", 900), ("absent", None)])
def test_a_rule_has_its_limit(faq: Policy, help_centre: Policy, key: str, seconds: int | None) -> None:
    """In seconds; none where no figure decides. A third of 30 minutes is 10."""
    assert limit_of(key, 30, faq) == seconds
    assert limit_of("late_fraction", 30, help_centre) == 600

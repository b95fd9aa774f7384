"""What the rule makes of evidence. The question touches no store: scripts ask it often, and it is to be quick."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorcli.models.results.noshows import CheckedVerdict
from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding
from mentorcli.models.verdict import Evidence, TypedEvidence
from mentorcli.rules.noshow import judge, lateness_seconds
from mentorcli.rules.scheduling import planned_minutes
from mentorcli.services.evidence import arrival, evidence_about
from mentorcli.services.workspace import Workspace


def check(
    workspace: Workspace,
    evidence: TypedEvidence,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
    funding: Funding | None = None,
    policy: str | None = None,
) -> CheckedVerdict:
    """Return what a policy (by name; None: that of its local day) makes of evidence about a session, and what it took.

    Nothing is saved. `start` is aware, `minutes` the planned length; without it the usual one of that kind and of who
    pays. Raises UsageError.
    """
    length = minutes or planned_minutes(kind or SessionKind.MENTORING, funding or Funding.UNKNOWN)
    came = None
    if evidence.arrived is not None:
        came = arrival(workspace, evidence, evidence.arrived, start, asking=True)
        facts = Evidence(late_seconds=lateness_seconds(start, came))
    else:
        facts = evidence_about(workspace, evidence, start, asking=True)
    if evidence.late is not None:
        came = start.astimezone(UTC) + timedelta(seconds=facts.late_seconds)
    chosen = workspace.policy_on(workspace.local(start).date(), policy)
    verdict = judge(facts, scheduled_at=start, duration_minutes=length, policy=chosen)
    return CheckedVerdict(verdict, start, length, came, facts.cancelled_at)

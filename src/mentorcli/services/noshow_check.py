"""What the rule makes of evidence. The question touches no store: scripts ask it often, and it is to be quick."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding
from mentorcli.models.verdict import TypedEvidence, Verdict
from mentorcli.rules.noshow import judge
from mentorcli.rules.scheduling import planned_minutes
from mentorcli.services.evidence import evidence_about
from mentorcli.services.workspace import Workspace


def check(
    workspace: Workspace,
    evidence: TypedEvidence,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
    policy: str | None = None,
) -> Verdict:
    """Return what a policy makes of evidence about a session: by name, or (None) that of its local day.

    Nothing is saved. `start` is aware, `minutes` the planned length; without it the usual one of that kind. Raises
    UsageError.
    """
    usual = planned_minutes(kind or SessionKind.MENTORING, Funding.UNKNOWN)
    return judge(
        evidence_about(workspace, evidence, start, asking=True),
        scheduled_at=start,
        duration_minutes=minutes or usual,
        policy=workspace.policy_on(workspace.local(start).date(), policy),
    )

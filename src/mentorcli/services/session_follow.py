"""Documented sessions that follow a correction of profile or projects, judged anew where their limit changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorcli.errors import UsageError
from mentorcli.models.session import Session
from mentorcli.models.verdict import Verdict
from mentorcli.rules import session_edit as rules
from mentorcli.services.session_edit import record_policy
from mentorcli.services.session_outcome import save_outcomes
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.writer import Writer

Anew = tuple[tuple[Session, Session], ...]


def judged_anew(
    workspace: Workspace, records: StudentRecords, corrected: Iterable[Session]
) -> list[tuple[Session, Verdict | None]]:
    """Return corrected sessions, each with its verdict where its planned length changes the limit of a lateness.

    Judged by the policy and the figures of the record, as `session edit` does; one whose policy is not known here stays
    as it was judged.
    """
    return [_judged(workspace, records.sessions[session.id], session) for session in corrected]


def _judged(workspace: Workspace, before: Session, session: Session) -> tuple[Session, Verdict | None]:
    """Return a corrected session and its verdict, None where nothing is to be judged anew."""
    facts = rules.recorded_evidence(session) if rules.limit_changes(before, session) else None
    if facts is None:
        return session, None
    try:
        policy = record_policy(workspace, before, session)
    except UsageError:  # that of an imported session
        return session, None
    return rules.judged_again(session, facts, policy)


def save_followers(
    workspace: Workspace,
    writer: Writer,
    records: StudentRecords,
    corrected: Sequence[Session],
    beside: Sequence[object],
    *,
    cmd: str,
    drop: Sequence[tuple[str, str]] = (),
) -> tuple[tuple[Session, ...], Anew]:
    """Save what was corrected (`beside`) with the sessions that follow it, judged anew, as one operation.

    Returns these sessions, and those whose status changed, each before and after.
    """
    outcomes = judged_anew(workspace, records, corrected)
    follow = tuple(session for session, _ in outcomes)
    pairs = [(records.sessions[session.id], session) for session in follow]
    save_outcomes(workspace, writer, records, outcomes, cmd=cmd, beside=beside, drop=drop)
    return follow, tuple((before, after) for before, after in pairs if before.status is not after.status)

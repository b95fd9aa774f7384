"""A new session of a student, as `session log` and `session schedule` make one."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.session import Session, SessionKind
from mentorcli.rules import scheduling
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


def new_session(
    workspace: Workspace,
    records: StudentRecords,
    start: datetime,
    *,
    kind: SessionKind | None = None,
    minutes: int | None = None,
) -> Session:
    """Return a new scheduled session, not saved yet; `start` is aware. What is not given is the usual."""
    return scheduling.new_session(
        record_id(),
        records.student,
        start,
        day=workspace.local(start).date(),
        sessions=records.sessions.values(),
        projects=records.projects,
        kind=kind,
        minutes=minutes,
    )

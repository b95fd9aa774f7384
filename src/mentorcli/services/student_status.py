"""What sessions tell of a student's status afterwards: one that brought them back and is none, one that could have."""

from __future__ import annotations

from mentorcli.models.session import Session
from mentorcli.models.student import Student, StudentStatus
from mentorcli.services.contact_state import contacts, running
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def brought_back_by(records: StudentRecords, session: Session) -> bool:
    """Return whether a student, active now, was unreachable until a session was told to have been held.

    `session` is one whose record says otherwise by now, or is gone.
    """
    if records.student.status is not StudentStatus.ACTIVE:
        return False
    told = set()
    held = False
    for version in records.replay.history(Session, session.id):
        now = version.record is not None and version.record.held
        if now and not held:
            told.add(version.op)
        held = now
    last, status = None, None
    for profile in records.replay.history(Student, records.id):
        found = profile.record.status if profile.record is not None else None
        if found is not status:
            last, came = profile.op, (status, found)
        status = found
    return last in told and came == (StudentStatus.UNREACHABLE, StudentStatus.ACTIVE)


def met_again(workspace: Workspace, records: StudentRecords) -> bool:
    """Return whether a session was held with a student who is unreachable, since the first contact of their silence."""
    if records.student.status is not StudentStatus.UNREACHABLE or not contacts(records):
        return False
    return not running(workspace, records) and any(one.held for one in records.sessions.values())

"""One student on one screen: what a mentor reads before a call, gathered."""

from __future__ import annotations

from mentorcli.models.results.student_page import StudentPage
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.services.agenda import due
from mentorcli.services.attendance import attendance_now
from mentorcli.services.contact_state import contact_due
from mentorcli.services.lookup import find_student
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def page(workspace: Workspace, typed: str) -> StudentPage:
    """Return who a student is, how regularly they come, what is due, planned, past, noted and suggested."""
    return page_of(workspace, find_student(workspace, typed))


def page_of(workspace: Workspace, records: StudentRecords) -> StudentPage:
    """Return the page of a student who was found."""
    known = sorted(records.sessions.values(), key=by_start)
    ahead = tuple(one for one in known if _is_ahead(workspace, one))
    return StudentPage(
        details=details_of(workspace, records),
        attendance=attendance_now(workspace, records),
        ahead=ahead,
        past=tuple(one for one in reversed(known) if one not in ahead),
        due=due(workspace, students=[records]).entries,
        contact=contact_due(workspace, records),
    )


def _is_ahead(workspace: Workspace, session: Session) -> bool:
    return session.scheduled_at > workspace.now and session.status is SessionStatus.SCHEDULED

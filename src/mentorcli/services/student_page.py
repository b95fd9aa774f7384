"""One student on one screen: what a mentor reads before a call, gathered."""

from __future__ import annotations

from mentorcli.models.agenda import AgendaEntry
from mentorcli.models.results.student_page import StudentPage
from mentorcli.models.session import Session, SessionStatus
from mentorcli.rules.agenda import agenda
from mentorcli.rules.attendance import attendance
from mentorcli.rules.checklist import next_item
from mentorcli.services.followup import contact_due, known_of
from mentorcli.services.lookup import find_student
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords

DAYS = 7


def page(workspace: Workspace, typed: str) -> StudentPage:
    """Return who a student is, how regularly they come, what is due, planned, past, noted and suggested."""
    records = find_student(workspace, typed)
    known = sorted(records.sessions.values(), key=lambda session: (session.scheduled_at, session.id))
    ahead = tuple(one for one in known if _is_ahead(workspace, one))
    return StudentPage(
        details=details_of(workspace, records),
        attendance=attendance(
            records.sessions.values(), policy=workspace.policy, now=workspace.now, student=records.id
        ),
        ahead=ahead,
        past=tuple(one for one in reversed(known) if one not in ahead),
        due=_due(workspace, records),
        contact=contact_due(workspace, records),
    )


def _is_ahead(workspace: Workspace, session: Session) -> bool:
    return session.scheduled_at > workspace.now and session.status is SessionStatus.SCHEDULED


def _due(workspace: Workspace, records: StudentRecords) -> tuple[tuple[AgendaEntry, int | None], ...]:
    """Return what is due with this student, each with the number of the checklist item that it names."""
    known = known_of(workspace, records)
    first_id = workspace.store.first_session_id() if known.sessions else None
    entries = agenda(
        [known], now=workspace.now, zone=workspace.zone, days=DAYS, first_id=first_id, policy=workspace.policy
    )
    numbers = {shown.project: item.number for shown in known.checklists if (item := next_item(shown)) is not None}
    return tuple((one, numbers.get(one.request.project) if one.request else None) for one in entries)

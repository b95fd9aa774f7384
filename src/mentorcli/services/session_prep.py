"""What a mentor has to know before a session, gathered."""

from __future__ import annotations

from datetime import date

from mentorcli.models.checklist import Checklist
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.session_prep import SessionPrep
from mentorcli.models.session import Session, SessionKind
from mentorcli.rules import session_prep as rules
from mentorcli.rules.project import current, titled
from mentorcli.services.checklists import ChecklistChoice, of_student
from mentorcli.services.days_off import days_off
from mentorcli.services.free_starts import usual_start
from mentorcli.services.lookup import session_or_student
from mentorcli.services.presentation_records import CHECKLIST, presentation_day, requests
from mentorcli.services.sessions import first_session_id
from mentorcli.services.student_page import page_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def prepare(workspace: Workspace, typed: str) -> SessionPrep:
    """Return what is to be known before a session: the one of an id, else the student's next that has not begun.

    Where none is planned it is the one that is going on, or none. Raises NotFoundError, or AmbiguousError.
    """
    records, named = session_or_student(workspace, typed)
    known, now = list(records.sessions.values()), workspace.now
    found = rules.Prepared(named, None) if named is not None else rules.to_prepare(known, now)
    session = found.session
    told = rules.documented_before(known, session, now)
    near = _presentation(workspace, records, session)
    return SessionPrep(
        now=now,
        page=page_of(workspace, records),
        session=session,
        minutes=rules.minutes_until(session, now) if session is not None else None,
        going_on=found.going_on,
        first_id=first_session_id(workspace) if session is not None else None,
        project=_project(records, session),
        last=told[0] if told else None,
        noted=next((one for one in told if one.notes), None),
        checklist=near[0] if near is not None else None,
        day=near[1] if near is not None else None,
        usual=usual_start(workspace, records) if session is None else None,
        off=_off(workspace, records, session),
    )


def _off(workspace: Workspace, records: StudentRecords, session: Session | None) -> tuple[DayOff, ...]:
    """Return who is off today, and on the day of the session; each time off once."""
    days = [workspace.today, *([workspace.local(session.scheduled_at).date()] if session is not None else [])]
    found = {(one.student, one.until): one for one in reversed(days_off(workspace, records, days))}
    return tuple(found.values())[::-1]


def _project(records: StudentRecords, session: Session | None) -> Project | None:
    """Return the project that a session is about as the student has it, else the one in progress."""
    title = session.project if session is not None else None
    return titled(records.projects, title or "") or current(records.projects)


def _presentation(
    workspace: Workspace, records: StudentRecords, session: Session | None
) -> tuple[Checklist, date | None] | None:
    """Return the checklist and the day of the presentation that the session is, or that is near; None without one."""
    if session is not None and session.kind is SessionKind.PRESENTATION:
        known = titled(records.projects, session.project or "")
        choice = ChecklistChoice(CHECKLIST, known.title if known is not None else None)
        return of_student(workspace, records, choice), workspace.local(session.scheduled_at).date()
    weeks, in_progress = workspace.policy.request_weeks_max, current(records.projects)
    asked = [titled(records.projects, one.project) for one in reversed(requests(records))]
    open_ones = [one for one in (in_progress, *asked) if one is not None and one.status is not ProjectStatus.VALIDATED]
    for project in open_ones:
        day = presentation_day(workspace, records, project.title)
        if rules.is_near(day, workspace.today, weeks):
            return of_student(workspace, records, ChecklistChoice(CHECKLIST, project.title)), day
    return None

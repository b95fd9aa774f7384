"""What is to be known before a session as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.agenda import AgendaResult
from mentorcli.models.results.checklists import ChecklistResult
from mentorcli.models.results.session_prep import SessionPrep
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.json.agenda import agenda_json
from mentorcli.render.json.attendance import attendance_json
from mentorcli.render.json.checklist import checklist_json
from mentorcli.render.json.goal import goal_json
from mentorcli.render.json.note import notes_json
from mentorcli.render.json.project import project_json
from mentorcli.render.json.session import session_json
from mentorcli.render.json.timeoff import off_json
from mentorcli.render.text.session_prep import due_of


def prep_json(found: SessionPrep, view: View) -> dict[str, Any]:
    """Return what is to be known before a session; notes are newest first, goals those that are open."""
    page, details = found.page, found.page.details
    today = tuple(one for one in found.off if one.day == found.now.date())
    due = AgendaResult(tuple(due_of(found)), found.now, 0, off=today)
    return {
        "student": details.student.id,
        "session": _session(found.session, found, view),
        "minutes_until": found.minutes,
        "going_on": _session(found.going_on, found, view),
        "project": project_json(found.project) if found.project is not None else None,
        "last_session": _session(found.last, found, view),
        "last_notes": _session(found.noted, found, view),
        "goals": [goal_json(goal, view.zone) for goal in details.goals if goal.done_at is None],
        "notes": notes_json(details, view)[::-1],
        "attendance": attendance_json(page.attendance),
        "checklist": checklist_json(ChecklistResult(found.checklist, details.student), view)
        if found.checklist is not None
        else None,
        "presentation": found.day.isoformat() if found.day is not None else None,
        "due": agenda_json(due, view),
        "off": off_json(found.off),
    }


def _session(session: Session | None, found: SessionPrep, view: View) -> dict[str, Any] | None:
    """Return a session, null where there is none."""
    return session_json(session, first_id=found.first_id, zone=view.zone) if session is not None else None

"""The sessions that are open: begun, and not documented."""

from __future__ import annotations

from mentorcli.models.results.open_sessions import OpenSession
from mentorcli.models.session import by_start
from mentorcli.rules.session_outcome import is_undocumented
from mentorcli.services.lookup import find_student
from mentorcli.services.session_questions import typed_start
from mentorcli.services.workspace import Workspace


def open_sessions(workspace: Workspace, typed: str | None = None) -> list[OpenSession]:
    """Return the open sessions of all students, or of the one that was typed, the one that began first at the top."""
    students = workspace.everyone() if typed is None else [find_student(workspace, typed)]
    found = [
        OpenSession(records.student, session, typed_start(workspace, session.scheduled_at))
        for records in students
        for session in records.sessions.values()
        if is_undocumented(session, workspace.now)
    ]
    return sorted(found, key=lambda one: by_start(one.session))

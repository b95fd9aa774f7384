"""The facts of the day on which a session is, looked up when it is documented and when they are corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from mentorcli.models.session import Session, by_start
from mentorcli.rules import scheduling as rules

if TYPE_CHECKING:
    from mentorcli.models.project import Project
    from mentorcli.models.student import Student
    from mentorcli.store.student_records import StudentRecords


def refresh(
    records: StudentRecords,
    zone: tzinfo | None,
    sessions: Iterable[Session],
    *,
    student: Student | None = None,
    projects: Sequence[Project] | None = None,
    every: bool = False,
) -> list[Session]:
    """Return those of a student's sessions that the facts of their local days change, in order; not saved.

    `zone` is the mentor's (None: the system's). `student` and `projects` are the profile and the projects as they are
    to be, by default as they are. `every`: return also those that stay as they are. A verdict is not given again.
    """
    owner = student if student is not None else records.student
    known = list(projects) if projects is not None else records.projects
    found = []
    for session in sessions:
        day = session.scheduled_at.astimezone(zone).date()
        changed = rules.with_facts(session, rules.facts_on(owner, known, day))
        if every or changed is not session:
            found.append(changed)
    return found


def sessions_that_follow(
    records: StudentRecords,
    zone: tzinfo | None,
    *,
    student: Student | None = None,
    projects: Sequence[Project] | None = None,
) -> list[Session]:
    """Return the sessions that follow a correction of the profile or the projects, oldest first: as `refresh`.

    Documented ones follow too.
    """
    own = sorted(records.sessions.values(), key=by_start)
    return refresh(records, zone, own, student=student, projects=projects)

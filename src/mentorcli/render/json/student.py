"""A student as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from mentorcli.models.student import Student
from mentorcli.render.json.encoding import local
from mentorcli.render.json.goal import goal_json
from mentorcli.render.json.project import project_json
from mentorcli.render.json.resource import resource_json

if TYPE_CHECKING:
    from mentorcli.models.goal import Goal
    from mentorcli.models.note import Note
    from mentorcli.models.project import Project, Resource
    from mentorcli.models.results.student import StudentDetails
    from mentorcli.render import View


def student_json(
    student: Student,
    *,
    today: date,
    zone: tzinfo | None,
    notes: Iterable[Note] = (),
    projects: Iterable[Project] = (),
    goals: Iterable[Goal] = (),
    resources: Iterable[Resource] = (),
) -> dict[str, Any]:
    """Return a student with notes, projects, goals and resources; `funding` is that of `today`."""
    return {
        "uid": student.tombstone,
        "id": student.id,
        "name": student.name,
        "email": student.email,
        "phone": student.phone,
        "path": student.path,
        "funding": student.funding_on(today),
        "status": student.status,
        "started": student.started.isoformat() if student.started else None,
        "notes": [{"at": local(note.at, zone), "text": note.text} for note in notes],
        "projects": [project_json(project) for project in projects],
        "goals": [goal_json(goal, zone) for goal in goals],
        "resources": [resource_json(resource) for resource in resources],
    }


def details_json(details: StudentDetails, view: View) -> dict[str, Any]:
    """Return a student with all that a service handed over."""
    return student_json(
        details.student,
        today=details.today,
        zone=view.zone,
        notes=details.notes,
        projects=details.projects,
        goals=details.goals,
        resources=details.resources,
    )

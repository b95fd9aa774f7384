"""The projects of a student's path: added, started, presented, validated."""

from __future__ import annotations

from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.student import ProjectChange
from mentorcli.rules import project as rules
from mentorcli.services.lookup import find_student
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id


def add(workspace: Workspace, student: str, title: str, level: int | None = None) -> ProjectChange:
    """Add a project that is to do. Raises UsageError for what cannot be right, RefusedError for a title taken."""
    project = Project(record_id(), rules.check_title(title), level=rules.check_level(level))
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        rules.refuse_twice(records.projects, project.title)
        writer.append(records, project, cmd="project add", at=workspace.now)
    return ProjectChange(details_of(workspace, records), project)


def start(workspace: Workspace, student: str, title: str) -> ProjectChange:
    """Start a project, by its title or a part of it. Raises RefusedError while another one is in progress."""
    return _advance(workspace, student, title, ProjectStatus.IN_PROGRESS)


def present(workspace: Workspace, student: str, title: str) -> ProjectChange:
    """Note that a project was presented. Raises RefusedError where it is not in progress."""
    return _advance(workspace, student, title, ProjectStatus.PRESENTED)


def validate(workspace: Workspace, student: str, title: str) -> ProjectChange:
    """Note that a project is validated. Raises RefusedError where it is not begun."""
    return _advance(workspace, student, title, ProjectStatus.VALIDATED)


def _advance(workspace: Workspace, student: str, title: str, to: ProjectStatus) -> ProjectChange:
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = rules.find_project(records.projects, title, student=records.id)
        if found.status is to:
            workspace.store.skipped = True
            return ProjectChange(details_of(workspace, records), found)
        changed = rules.advanced(records.projects, found, to, student=records.id)
        writer.append(records, changed, cmd=f"project {rules.VERB[to]}", at=workspace.now)
    return ProjectChange(details_of(workspace, records), changed)

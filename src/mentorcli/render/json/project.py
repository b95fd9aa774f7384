"""A project of a student's path as the JSON that scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorcli.models.project import Project


def project_json(project: Project) -> dict[str, Any]:
    """Return a project; `level` is null where it is not known."""
    return {"title": project.title, "level": project.level, "status": project.status}

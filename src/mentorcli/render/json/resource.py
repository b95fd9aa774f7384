"""A resource suggested to a student as the JSON that scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorcli.models.project import Resource


def resource_json(resource: Resource) -> dict[str, Any]:
    """Return a resource; `title` is null where it has none."""
    return {"title": resource.title, "url": resource.url}

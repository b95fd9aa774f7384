"""A checklist as the JSON that scripts read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mentorcli.models.results.checklists import ChecklistResult
from mentorcli.render import View
from mentorcli.render.json.encoding import local


def checklist_json(found: ChecklistResult, view: View) -> dict[str, Any]:
    """Return a checklist with its items and their state."""
    items = [{**asdict(item), "done_at": local(item.done_at, view.zone)} for item in found.checklist.items]
    return {**asdict(found.checklist), "items": items}

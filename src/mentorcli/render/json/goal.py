"""A goal as the JSON that scripts read."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from mentorcli.render.json.encoding import local

if TYPE_CHECKING:
    from mentorcli.models.goal import Goal


def goal_json(goal: Goal, zone: tzinfo | None) -> dict[str, Any]:
    """Return a goal; `done_at` is null while it is open."""
    return {"number": goal.number, "text": goal.text, "session": goal.session, "done_at": local(goal.done_at, zone)}

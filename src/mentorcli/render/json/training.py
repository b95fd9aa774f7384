"""The mentor's training as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.training import TrainingStatus


def training_json(status: TrainingStatus) -> dict[str, Any]:
    """Return every step with its state; `next` is null where nothing is left."""
    steps = [
        {"step": state.step, "done": state.done, "on": state.on.isoformat() if state.on else None, "link": state.link}
        for state in status.steps
    ]
    return {"complete": status.complete, "next": status.next, "steps": steps}

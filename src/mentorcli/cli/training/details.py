"""What the commands of `mentor training` share."""

from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.models.training import TrainingState
from mentorcli.rules.training import is_complete, next_step, training
from mentorcli.services.followup import first_day, steps_done


def _states(app: AppContext) -> tuple[TrainingState, ...]:
    return training(steps_done(app.workspace), first_held=first_day(app.workspace))


def _record(states: tuple[TrainingState, ...]) -> dict[str, Any]:
    steps = [
        {"step": state.step, "done": state.done, "on": state.on.isoformat() if state.on else None, "link": state.link}
        for state in states
    ]
    return {"complete": is_complete(states), "next": next_step(states), "steps": steps}

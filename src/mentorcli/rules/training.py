"""The steps of a mentor's training (domain, section 1; FAQ `training-completion`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mentorcli.models.training import TrainingName, TrainingState, TrainingStep


def training(done: Iterable[TrainingStep], *, first_held: date | None) -> tuple[TrainingState, ...]:
    """Return every step with its state, in order.

    `first_held` is the local day of the first session held: it does the step `first-session` by itself. Of
    two records of one step the later given holds.
    """
    known = {step.id: step for step in done}
    return tuple(_state(name, known.get(name), first_held) for name in TrainingName)


def is_complete(states: Iterable[TrainingState]) -> bool:
    """Return whether training is complete: only once the team has confirmed that the mentor is ready."""
    return any(state.step is TrainingName.CONFIRMED and state.done for state in states)


def next_step(states: Sequence[TrainingState]) -> TrainingName | None:
    """Return the first step that is not done; once training is complete only the manager talk can be left."""
    left = [state.step for state in states if not state.done]
    if is_complete(states):
        left = [step for step in left if step is TrainingName.MANAGER_TALK]
    return next(iter(left), None)


def _state(name: TrainingName, step: TrainingStep | None, first_held: date | None) -> TrainingState:
    """Return a step with what is known of it."""
    on = step.on if step else None
    if name is TrainingName.FIRST_SESSION and first_held is not None:
        on = first_held
    return TrainingState(name, on, step.link if step else None)


def first_session_day(done: Iterable[TrainingStep], *, first_held: date | None) -> date | None:
    """Return the local day of the mentor's first session: the earlier of the first one held and the one recorded.

    A session held before the records began is known by its training step alone.
    """
    days = [step.on for step in done if step.id is TrainingName.FIRST_SESSION]
    return min([*days, *([first_held] if first_held else [])], default=None)

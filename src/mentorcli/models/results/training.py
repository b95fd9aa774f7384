"""What the mentor's training hands over to be shown."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.training import TrainingName, TrainingState, TrainingStep


class TrainingStatus(NamedTuple):
    """Every step with its state; `next` is the first that is left to do, None where none is."""

    steps: tuple[TrainingState, ...]
    complete: bool
    next: TrainingName | None


class TrainingDone(NamedTuple):
    """A step that was recorded as done, and the training after it."""

    step: TrainingStep
    status: TrainingStatus

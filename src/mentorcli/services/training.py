"""The mentor's own training: which steps are done, and which day counts as the first session (domain, section 1)."""

from __future__ import annotations

from collections import deque
from datetime import date

from mentorcli.errors import UsageError
from mentorcli.models.results.training import TrainingDone, TrainingStatus
from mentorcli.models.session import ERASED, FirstSession
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.rules.training import first_session_day, is_complete, next_step, training
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual


def status(workspace: Workspace) -> TrainingStatus:
    """Return every step with its state."""
    steps = training(steps_done(workspace), first_held=first_day(workspace))
    return TrainingStatus(steps, is_complete(steps), next_step(steps))


def complete_step(
    workspace: Workspace, name: TrainingName, on: date | None = None, link: str | None = None
) -> TrainingDone:
    """Record that a step is done on the local day `on` (None: today), and return the training after it.

    A step that is done already keeps its day and its link where none is given. Raises UsageError for the first session
    without a day: the sessions themselves tell when it was, unless it was held before there were records.
    """
    earlier = next((step for step in steps_done(workspace) if step.id is name), None)
    if name is TrainingName.FIRST_SESSION and on is None and earlier is None:
        raise UsageError(
            bilingual(
                "The first session follows from the sessions by itself",
                "La première session se déduit des sessions elles-mêmes",
            ),
            bilingual(
                "Log it: mentor session log STUDENT; or, for one held before you kept records: --on DATE",
                "Notez-la\u00a0: mentor session log ÉTUDIANT\u00a0; ou, si elle est plus ancienne\u00a0: --on DATE",
            ),
        )
    with workspace.transaction() as writer:
        earlier = next((step for step in steps_done(workspace) if step.id is name), None)
        day = on or (earlier.on if earlier is not None else workspace.today)
        step = TrainingStep(name, day, link or (earlier.link if earlier is not None else None))
        writer.append_mentor(step, cmd="training done", at=workspace.now)
    return TrainingDone(step, status(workspace))


def steps_done(workspace: Workspace) -> list[TrainingStep]:
    """Return the steps of the mentor's training that are recorded."""
    return list(workspace.store.mentor().records(TrainingStep).values())


def first_day(workspace: Workspace) -> date | None:
    """Return the local day of the mentor's very first session, looking through all students where it is not noted."""
    by_hand = any(step.id is TrainingName.FIRST_SESSION for step in steps_done(workspace))
    if workspace.store.first_session() is None and not by_hand:
        deque(workspace.everyone(), maxlen=0)  # who cannot be read could have had it: then it is not known
    first = workspace.store.first_held()
    return first_session_day(steps_done(workspace), first_held=_day_of(workspace, first))


def _day_of(workspace: Workspace, first: FirstSession | None) -> date | None:
    """Return the local day of the first session; one that was erased left its day in the mentor's zone of then."""
    if first is None or first.at is None:
        return None
    return first.at.date() if first.session == ERASED else workspace.local(first.at).date()

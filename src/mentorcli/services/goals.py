"""What mentor and student agreed for the next session: agreed at one, met at the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.goal import Goal
from mentorcli.models.results.goals import GoalsChanged, StudentGoal
from mentorcli.models.session import Session
from mentorcli.models.student import StudentStatus
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.numbering import highest
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, de, is_blank, one_line


def add(workspace: Workspace, student: str, text: str) -> GoalsChanged:
    """Note a goal agreed with a student. Raises UsageError for an empty text, RefusedError for one that is open."""
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        agreed = new_goals(workspace, records, [text])
        writer.append(records, *agreed, cmd="goal add", at=workspace.now)
    return _changed(records, agreed)


def new_goals(
    workspace: Workspace, records: StudentRecords, texts: Sequence[str], session: Session | None = None
) -> tuple[Goal, ...]:
    """Return goals of a student, not saved yet, each with the next number, which no other goal ever had.

    `session` is the one at which they were agreed. Raises UsageError for an empty text, RefusedError for one that is
    open already.
    """
    number = highest([records.replay.journal], "goal")  # one that was taken back may have been read already
    found = []
    for text in texts:
        words = one_line(text)
        if words is None or is_blank(words):
            raise UsageError(
                bilingual("The goal is empty", "L'objectif est vide"),
                bilingual(
                    'Such as: mentor goal add amelie "Finish the charts"',
                    'Par exemple\u00a0: mentor goal add amelie "Terminer les graphiques"',
                ),
            )
        _refuse_open(records, words)
        number += 1
        agreed_at = session.scheduled_at if session is not None else workspace.now
        found.append(Goal(record_id(), number, words, agreed_at, session.id if session is not None else None))
    return tuple(found)


def _refuse_open(records: StudentRecords, text: str) -> None:
    known = next((goal for goal in records.goals if goal.text == text and goal.done_at is None), None)
    if known is not None:
        raise RefusedError(
            bilingual(
                f"That is goal {known.number} of {records.student.name} already, and still open",
                f"C'est déjà l'objectif {known.number} {de(records.student.name)}, encore ouvert",
            ),
            bilingual(
                f"Met? mentor goal done {records.id} {known.number}",
                f"Atteint\u00a0? mentor goal done {records.id} {known.number}",
            ),
        )


def finish(workspace: Workspace, student: str, numbers: Sequence[int]) -> GoalsChanged:
    """Mark goals of a student as met, by their numbers. Raises NotFoundError, RefusedError for one that is met."""
    return _set(workspace, student, numbers, done=True)


def reopen(workspace: Workspace, student: str, numbers: Sequence[int]) -> GoalsChanged:
    """Mark goals of a student as not met after all. Raises NotFoundError, RefusedError for one that is open."""
    return _set(workspace, student, numbers, done=False)


def _set(workspace: Workspace, student: str, numbers: Sequence[int], *, done: bool) -> GoalsChanged:
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        known = {goal.number: goal for goal in records.goals}
        changed = []
        for number in dict.fromkeys(numbers):
            goal = known.get(number)
            if goal is None:
                raise _unknown(records, number)
            if (goal.done_at is not None) is done:
                raise _as_it_is(records, goal, done=done)
            changed.append(replace(goal, done_at=workspace.now if done else None))
        writer.append(records, *changed, cmd="goal done" if done else "goal reopen", at=workspace.now)
    return _changed(records, changed)


def _unknown(records: StudentRecords, number: int) -> NotFoundError:
    return NotFoundError(
        bilingual(
            f"{records.student.name} has no goal {number}", f"{records.student.name} n'a pas d'objectif {number}"
        ),
        bilingual(f"See: mentor goal list {records.id} --all", f"Voyez\u00a0: mentor goal list {records.id} --all"),
    )


def _as_it_is(records: StudentRecords, goal: Goal, *, done: bool) -> RefusedError:
    verb = "reopen" if done else "done"
    return RefusedError(
        bilingual(
            f"Goal {goal.number} is {'met already' if done else 'open'}: {goal.text}",
            f"L'objectif {goal.number} est {'déjà atteint' if done else 'ouvert'}\u00a0: {goal.text}",
        ),
        bilingual(
            f"The other way: mentor goal {verb} {records.id} {goal.number}",
            f"Dans l'autre sens\u00a0: mentor goal {verb} {records.id} {goal.number}",
        ),
    )


def _changed(records: StudentRecords, goals: Sequence[Goal]) -> GoalsChanged:
    """Return what was changed; `records` are those of before."""
    now = {goal.id: goal for goal in (*records.goals, *goals)}
    return GoalsChanged(records.student, tuple(goals), sum(goal.done_at is None for goal in now.values()))


def find(workspace: Workspace, student: str | None = None, *, every: bool = False) -> list[StudentGoal]:
    """Return the open goals, with `every` all: of one student by number, or of all who are active, by student."""
    if student is not None:
        chosen = [find_student(workspace, student)]
    else:
        everyone = workspace.everyone()
        chosen = sorted(
            (one for one in everyone if one.student.status is StudentStatus.ACTIVE or every), key=lambda one: one.id
        )
    return [
        StudentGoal(records.student, goal)
        for records in chosen
        for goal in records.goals
        if every or goal.done_at is None
    ]

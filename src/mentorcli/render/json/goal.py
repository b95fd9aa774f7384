"""A goal as the JSON that scripts read."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from mentorcli.render.json.encoding import local

if TYPE_CHECKING:
    from mentorcli.models.goal import Goal
    from mentorcli.models.results.goals import GoalsChanged, StudentGoal


def goal_json(goal: Goal, zone: tzinfo | None) -> dict[str, Any]:
    """Return a goal; `done_at` is null while it is open."""
    return {"number": goal.number, "text": goal.text, "session": goal.session, "done_at": local(goal.done_at, zone)}


def student_goal_json(one: StudentGoal, zone: tzinfo | None) -> dict[str, Any]:
    """Return a goal with the student and the moment at which it was agreed."""
    return {
        "student": one.student.id,
        **goal_json(one.goal, zone),
        "agreed_at": local(one.goal.agreed_at, zone),
    }


def goals_json(done: GoalsChanged, zone: tzinfo | None) -> list[dict[str, Any]]:
    """Return the goals that were changed."""
    from mentorcli.models.results.goals import StudentGoal

    return [student_goal_json(StudentGoal(done.student, goal), zone) for goal in done.goals]

"""What was agreed for the next session."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.session import Session, SessionKind
from mentorcli.services import goals
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    """Add two students, one of whom is paused."""
    mentor("student", "add", "Nora")
    mentor("student", "add", "Zoe")
    mentor("student", "edit", "zoe", "--status", "paused")


def test_numbers_are_never_used_again(workspace: Workspace, mentor: Mentor) -> None:
    """Not for one that was taken back by a later change of another kind, either."""
    assert [goal.number for goal in goals.add(workspace, "nora", "One").goals] == [1]
    done = goals.add(workspace, "nora", "  Two\n words ")
    assert (done.goals[0].number, done.goals[0].text, done.open) == (2, "Two words", 2)
    with workspace.transaction() as writer:
        records = find_student(workspace, "nora")
        writer.append(records, cmd="test", at=workspace.now, drop=[("goal", done.goals[0].id)])
    assert goals.add(workspace, "nora", "Three").goals[0].number == 3
    assert "goal 4" in mentor("goal", "add", "nora", "Four").out
    assert mentor("undo").code == 0
    assert "goal 5" in mentor("goal", "add", "nora", "Five").out
    assert "no goal 4" in mentor("goal", "done", "nora", "4").err
    assert mentor("goal", "list", "nora").code == 0


def test_new_goals_of_a_session(workspace: Workspace) -> None:
    """They carry its id and start."""
    records = find_student(workspace, "nora")
    session = Session("abcd1234efgh", "nora", SessionKind.MENTORING, workspace.now, 45)
    found = goals.new_goals(workspace, records, ["One", "Two"], session)
    assert [(goal.number, goal.session, goal.agreed_at) for goal in found] == [
        (1, session.id, workspace.now),
        (2, session.id, workspace.now),
    ]


def test_what_cannot_be_agreed(workspace: Workspace) -> None:
    """An empty text, and what is agreed and open; once met it may be agreed again."""
    for text in ("", "  \n ", "\u200b"):
        with pytest.raises(UsageError, match="empty"):
            goals.add(workspace, "nora", text)
    goals.add(workspace, "nora", "One")
    with pytest.raises(RefusedError, match="goal 1 of Nora already"):
        goals.add(workspace, "nora", "One")
    goals.finish(workspace, "nora", [1])
    assert goals.add(workspace, "nora", "One").goals[0].number == 2


def test_goals_are_met_and_opened_again(workspace: Workspace) -> None:
    """All of the numbers named, each once, or none."""
    for text in ("One", "Two", "Three"):
        goals.add(workspace, "nora", text)
    done = goals.finish(workspace, "nora", [1, 3, 1])
    assert ([goal.number for goal in done.goals], done.open) == ([1, 3], 1)
    assert all(goal.done_at == workspace.now for goal in done.goals)
    with pytest.raises(RefusedError, match="met already"):
        goals.finish(workspace, "nora", [2, 3])
    with pytest.raises(NotFoundError, match="no goal 9"):
        goals.finish(workspace, "nora", [2, 9])
    assert [one.goal.number for one in goals.find(workspace, "nora")] == [2]
    opened = goals.reopen(workspace, "nora", [3])
    assert (opened.goals[0].done_at, opened.open) == (None, 2)
    with pytest.raises(RefusedError, match="is open"):
        goals.reopen(workspace, "nora", [2])


def test_the_goals_of_everybody(workspace: Workspace) -> None:
    """Of the active ones; all of them with those that are met."""
    goals.add(workspace, "nora", "One")
    goals.add(workspace, "zoe", "Two")
    goals.finish(workspace, "nora", [1])
    goals.add(workspace, "nora", "Three")
    assert [(one.student.id, one.goal.text) for one in goals.find(workspace)] == [("nora", "Three")]
    everything = goals.find(workspace, every=True)
    assert [(one.student.id, one.goal.number) for one in everything] == [("nora", 1), ("nora", 2), ("zoe", 1)]

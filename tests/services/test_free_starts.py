"""When to plan the next session of a student. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import datetime, timedelta

from helpers import Mentor
from mentorcli.services.free_starts import Taken, suggested, taken_times, usual_start
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


def test_a_start_that_is_free(mentor: Mentor, workspace: Workspace) -> None:
    """As usual; what overlaps is a day later, what only touches is free; none before the first session."""
    mentor("student", "add", "Nora")
    assert usual_start(workspace, find_student(workspace, "nora")) is None
    mentor("session", "log", "nora", "--at", "2026-11-19 10:00", "--duration", "30m")
    nora = find_student(workspace, "nora")
    usual = usual_start(workspace, nora)
    assert usual == datetime(2026, 11, 26, 10)  # noqa: DTZ001 - a time on the clock
    assert suggested(usual, nora) == Taken(usual, usual + timedelta(minutes=30))
    half = timedelta(minutes=30)
    assert usual_start(workspace, nora, [Taken(usual - half, usual), Taken(usual + half, usual + 2 * half)]) == usual
    late = Taken(usual + half / 2, usual + half)
    assert usual_start(workspace, nora, [late]) == usual + timedelta(days=1)


def test_the_times_that_are_taken(mentor: Mentor, workspace: Workspace) -> None:
    """Sessions that are planned and have not begun."""
    mentor("student", "add", "Nora")
    mentor("session", "log", "nora", "--at", "2026-11-19 10:00")
    mentor("session", "schedule", "nora", "2026-11-24 14:50")
    mentor("session", "schedule", "nora", "2026-11-27 10:00", "--duration", "30m")
    (found,) = taken_times(workspace, workspace.everyone())
    assert (f"{found.start:%d %H:%M}", f"{found.end:%d %H:%M}") == ("27 10:00", "27 10:30")

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


def test_where_that_hour_is_taken_all_week_another_hour_is_suggested(mentor: Mentor, workspace: Workspace) -> None:
    """The nearest that is free on the first of these days, in the daytime; no later week, which makes up nothing."""
    mentor("student", "add", "Nora")
    mentor("session", "log", "nora", "--at", "2026-11-19 10:00", "--duration", "30m")
    nora = find_student(workspace, "nora")
    first, half, hour = datetime(2026, 11, 26, 10), timedelta(minutes=30), timedelta(hours=1)  # noqa: DTZ001
    week = [Taken(first + n * timedelta(days=1), first + n * timedelta(days=1) + half) for n in range(7)]
    assert usual_start(workspace, nora, week) == first + hour
    assert usual_start(workspace, nora, [*week, Taken(first + hour, first + hour + half)]) == first - hour
    whole_day = Taken(first.replace(hour=8), first.replace(hour=20))
    assert usual_start(workspace, nora, [*week, whole_day]) == first + timedelta(days=1) + hour

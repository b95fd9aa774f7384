"""When to plan the next session of a student. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import datetime, timedelta

from helpers import Mentor
from mentorcli.services.free_starts import Taken, TakenTimes, suggested, taken_times, usual_start
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
    assert (
        usual_start(workspace, nora, TakenTimes([Taken(usual - half, usual), Taken(usual + half, usual + 2 * half)]))
        == usual
    )
    late = Taken(usual + half / 2, usual + half)
    assert usual_start(workspace, nora, TakenTimes([late])) == usual + timedelta(days=1)


def test_the_times_that_are_taken(mentor: Mentor, workspace: Workspace) -> None:
    """Sessions that are planned and have not begun."""
    mentor("student", "add", "Nora")
    mentor("session", "log", "nora", "--at", "2026-11-19 10:00")
    mentor("session", "schedule", "nora", "2026-11-24 14:50")
    mentor("session", "schedule", "nora", "2026-11-27 10:00", "--duration", "30m")
    taken = taken_times(workspace, workspace.everyone())
    free = [minute for minute in range(24 * 60) if not taken.meet(*_quarter(24, minute))]
    assert len(free) == 24 * 60
    met = [minute for minute in range(24 * 60) if taken.meet(*_quarter(27, minute))]
    assert (met[0], met[-1], len(met)) == (9 * 60 + 46, 10 * 60 + 29, 44)


def _quarter(day: int, minute: int) -> tuple[datetime, datetime]:
    """Return the beginning and the end of a quarter of an hour from a minute of a day of November 2026 on."""
    start = datetime(2026, 11, day) + timedelta(minutes=minute)  # noqa: DTZ001 - a time on the clock
    return start, start + timedelta(minutes=15)


def test_a_time_that_is_taken_is_met_over_midnight_too() -> None:
    """From the evening before, by what ends in the night, and of a day's length."""
    night = TakenTimes([Taken(datetime(2026, 11, 26, 23, 30), datetime(2026, 11, 27, 0, 30))])  # noqa: DTZ001
    assert night.meet(*_quarter(27, 29))
    assert not night.meet(*_quarter(27, 30))
    assert night.meet(datetime(2026, 11, 26, 0, 0), datetime(2026, 11, 26, 23, 31))  # noqa: DTZ001
    morning = TakenTimes([Taken(datetime(2026, 11, 27, 0, 5), datetime(2026, 11, 27, 1))])  # noqa: DTZ001
    assert morning.meet(datetime(2026, 11, 26, 23, 50), datetime(2026, 11, 27, 0, 6))  # noqa: DTZ001
    assert not morning.meet(datetime(2026, 11, 26, 23, 50), datetime(2026, 11, 27, 0, 5))  # noqa: DTZ001


def test_where_that_hour_is_taken_all_week_another_hour_is_suggested(mentor: Mentor, workspace: Workspace) -> None:
    """The nearest that is free on the first of these days, in the daytime; no later week, which makes up nothing."""
    mentor("student", "add", "Nora")
    mentor("session", "log", "nora", "--at", "2026-11-19 10:00", "--duration", "30m")
    nora = find_student(workspace, "nora")
    first, half, hour = datetime(2026, 11, 26, 10), timedelta(minutes=30), timedelta(hours=1)  # noqa: DTZ001
    week = [Taken(first + n * timedelta(days=1), first + n * timedelta(days=1) + half) for n in range(7)]
    assert usual_start(workspace, nora, TakenTimes(week)) == first + hour
    assert usual_start(workspace, nora, TakenTimes([*week, Taken(first + hour, first + hour + half)])) == first - hour
    whole_day = Taken(first.replace(hour=8), first.replace(hour=20))
    assert usual_start(workspace, nora, TakenTimes([*week, whole_day])) == first + timedelta(days=1) + hour

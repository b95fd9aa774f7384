"""How regularly students come, in figures."""

from __future__ import annotations

from typing import NamedTuple


class Attendance(NamedTuple):
    """Figures over a set of sessions: `rate` is attended / (attended + no_shows), None before the first."""

    student: str | None
    attended: int
    no_shows: int
    cancelled_in_time: int
    cancelled_by_mentor: int
    rate: float | None
    streak: int
    regular_no_shows: bool

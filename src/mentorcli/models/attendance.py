"""How regularly students come, in figures."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Session


class Attendance(NamedTuple):
    """Figures over a set of sessions: `rate` is attended / (attended + no_shows), None before the first.

    Of one student's regular no-shows `in_a_row` is the length of the run that makes them so, 0 where their number of
    late does; `to_report` tells that one of them stands in no report.
    """

    student: str | None
    attended: int
    no_shows: int
    cancelled_in_time: int
    cancelled_by_mentor: int
    rate: float | None
    streak: int
    regular_no_shows: bool
    in_a_row: int = 0
    to_report: bool = False


class RegularNoShows(NamedTuple):
    """Whether one student's no-shows come regularly, as of a local day.

    `in_a_row` is the length of the run that makes it so, 0 where their number of late does. `unreported` are the
    no-shows that make them regular and stand in no report, oldest first.
    """

    regular: bool
    in_a_row: int = 0
    unreported: tuple[Session, ...] = ()

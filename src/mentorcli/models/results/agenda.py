"""What the agenda hands over to be shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.agenda import AgendaEntry
from mentorcli.models.results.day_off import DayOff


class DueEntry(NamedTuple):
    """An entry of the agenda with the student's name, and slug where it is shared; times are as stored, in any zone.

    `called` is the shortest word by which the student can be typed, `in_progress` the title of their project in
    progress; `usual` is when to plan a session where one is missing: the day and time of the student's last one, or
    what is left of this week, on the clock, without a zone (None: there was none).
    """

    entry: AgendaEntry
    student_name: str
    called: str = ""
    in_progress: str | None = None
    usual: datetime | None = None


class AgendaResult(NamedTuple):
    """What is due as of the aware datetime `on`, sessions of the next `days` local days included.

    `due` is how many of the entries are overdue or due, beside the sessions to come; `off` is who is off on that day,
    the mentor first.
    """

    entries: tuple[DueEntry, ...]
    on: datetime
    days: int
    due: int = 0
    off: tuple[DayOff, ...] = ()


class AgendaGlance(NamedTuple):
    """How many entries are overdue or due as of the aware datetime `on`, and the next session, None without one.

    `off` is who is off on that day, the mentor first.
    """

    due: int
    upcoming: DueEntry | None
    on: datetime
    off: tuple[DayOff, ...] = ()

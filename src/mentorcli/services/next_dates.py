"""The next date to suggest where the usual one is a day off: the same time in the first week that is free."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.results.day_off import DayOff
from mentorcli.rules.scheduling import a_week_after
from mentorcli.services.days_off import days_off
from mentorcli.services.session_planning import MOST_SKIPPED, public_holidays
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def free_week(
    workspace: Workspace, records: StudentRecords, start: datetime
) -> tuple[datetime | None, tuple[DayOff, ...]]:
    """Return the start itself (on the clock, without a zone) or the first so many weeks later that is not off.

    Beside it the days that were passed over, in the mentor's time off, the student's, or a public holiday. None where
    more than a year of weeks is off.
    """
    passed: list[DayOff] = []
    while len(passed) < MOST_SKIPPED:
        day = start.date()
        off = days_off(workspace, records, [day]) or tuple(public_holidays(workspace, [day]).values())
        if not off:
            return start, tuple(passed)
        passed.append(off[0])
        start = a_week_after(start)
    return None, tuple(passed)

"""Which of some days are off: in the mentor's time off, or in a student's (domain, section 10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorcli.errors import UnreadableError
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.rules.timeoff import off_until
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def own_times(workspace: Workspace) -> tuple[TimeOff, ...]:
    """Return the mentor's own times off; none where the mentor's journal cannot be read, which is warned of."""
    try:
        return tuple(workspace.store.mentor().records(TimeOff).values())
    except UnreadableError as error:  # what is known of a student is still to be had
        workspace.warnings.append(error.message)
        return ()


def times_of(records: StudentRecords) -> tuple[TimeOff, ...]:
    """Return the times off of a student."""
    return tuple(records.records(TimeOff).values())


def days_off(workspace: Workspace, records: StudentRecords, days: Iterable[date]) -> tuple[DayOff, ...]:
    """Return the local days of these that are off, in their order: the mentor's first, then the student's."""
    mine, theirs = own_times(workspace), times_of(records)
    if not mine and not theirs:
        return ()
    found = []
    for day in days:
        for student, times in ((None, mine), (records.student, theirs)):
            until = off_until(times, day)
            if until is not None:
                found.append(DayOff(day, student, until))
    return tuple(found)


def sessions_off(workspace: Workspace, records: StudentRecords, sessions: Iterable[Session]) -> tuple[DayOff, ...]:
    """Return the days off of the mentor and of a student on which the planned ones of these sessions begin."""
    planned = (one for one in sessions if one.status is SessionStatus.SCHEDULED)
    return days_off(workspace, records, (workspace.local(one.scheduled_at).date() for one in planned))

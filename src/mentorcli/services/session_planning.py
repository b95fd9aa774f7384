"""Planning a weekly series, which leaves out the days on which the mentor or the student is off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from mentorcli.errors import RefusedError
from mentorcli.models.results.sessions import DayOff, ScheduledSessions
from mentorcli.models.session import SessionDetails
from mentorcli.services import sessions
from mentorcli.services.days_off import days_off
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual

MOST_SKIPPED = 60


def plan_series(
    workspace: Workspace,
    typed: str,
    start: datetime,
    details: SessionDetails,
    read: Callable[[str], datetime],
    *,
    times: int | None = None,
    until: date | None = None,
) -> ScheduledSessions:
    """Plan a weekly series as `sessions.schedule` does, at the starts of `sessions.weekly_starts`.

    Dates in the mentor's time off or the student's are left out, and returned (`skipped`): of `times` sessions the
    series goes on for as many weeks longer. Raises RefusedError where every date is off, or too many are.
    """
    records = find_student(workspace, typed)
    skipped: dict[date, DayOff] = {}

    def skips(day: date) -> bool:
        found = days_off(workspace, records, [day])
        if found:
            skipped[day] = found[0]
        if len(skipped) > MOST_SKIPPED:
            raise _none_left(records.id)
        return bool(found)

    starts = sessions.weekly_starts(workspace, start, read, times=times, until=until, skips=skips)
    if not starts:
        raise _none_left(records.id)
    done = sessions.schedule(workspace, typed, starts, details, series=True)
    return done._replace(skipped=tuple(skipped.values()), off=())


def _none_left(student: str) -> RefusedError:
    """Return the refusal of a series all dates of which are off."""
    return RefusedError(
        bilingual(
            f"Nothing is planned for {student}: the dates of the series are days off",
            f"Rien n'est prévu pour {student}\u00a0: les dates de la série tombent sur des congés",
        ),
        bilingual("See: mentor timeoff list", "Voyez\u00a0: mentor timeoff list"),
    )

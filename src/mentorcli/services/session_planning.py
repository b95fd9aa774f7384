"""Planning a weekly series, which leaves out the days on which the mentor or the student is off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.sessions import ScheduledSessions
from mentorcli.models.session import SessionDetails
from mentorcli.services import sessions
from mentorcli.services.days_off import days_off
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

MOST_SKIPPED = 60
FRANCE, NO_HOLIDAYS = "FR", "none"


class Series(NamedTuple):
    """When a weekly series is planned: from `start` (aware), `times` of them or until a local day, which is included.

    `read` turns a time on the clock, such as `2026-11-24 14:00`, into an aware datetime.
    """

    start: datetime
    read: Callable[[str], datetime]
    times: int | None = None
    until: date | None = None


def plan_series(
    workspace: Workspace, typed: str, series: Series, details: SessionDetails, *, skip_holidays: bool = False
) -> ScheduledSessions:
    """Plan a weekly series as `sessions.schedule` does, at the starts of `sessions.weekly_starts`.

    Dates in the mentor's time off or the student's are left out, and returned (`skipped`), with `skip_holidays` public
    holidays too; else those are returned (`off`). Of `times` sessions the series goes on for as many weeks longer.
    Raises RefusedError where every date is off, or too many are.
    """
    records = find_student(workspace, typed)
    starts, skipped = _dates(workspace, records, series, skip_holidays=skip_holidays)
    done = sessions.schedule(workspace, typed, starts, details, series=True)
    planned = [workspace.local(start).date() for start in starts]
    return done._replace(skipped=skipped, off=tuple(public_holidays(workspace, planned).values()))


def holidays_in(workspace: Workspace, typed: str, series: Series) -> tuple[DayOff, ...]:
    """Return the public holidays on which a series would be planned; none where the library is not installed."""
    starts, _ = _dates(workspace, find_student(workspace, typed), series, skip_holidays=False)
    return tuple(public_holidays(workspace, [workspace.local(start).date() for start in starts]).values())


def check_holidays(workspace: Workspace) -> None:
    """Raise UsageError where public holidays are not known: the library is not installed, or they are switched off."""
    from mentorcli.content import holidays  # only where a series is planned

    if workspace.settings.holidays == NO_HOLIDAYS:
        raise UsageError(
            bilingual("Public holidays are switched off", "Les jours fériés sont désactivés"),
            bilingual(
                "To have them: mentor config set holidays FR", "Pour les avoir\u00a0: mentor config set holidays FR"
            ),
        )
    if not holidays.is_installed():
        raise UsageError(
            bilingual(
                "Public holidays need the library holidays, which is not installed",
                "Les jours fériés demandent la bibliothèque holidays, qui n'est pas installée",
            ),
            bilingual(
                "Install it where mentor is: pip install holidays",
                "Installez-la au même endroit que mentor\u00a0: pip install holidays",
            ),
        )


def _dates(
    workspace: Workspace, records: StudentRecords, series: Series, *, skip_holidays: bool
) -> tuple[list[datetime], tuple[DayOff, ...]]:
    """Return the starts of a series, and the days off that it leaves out. Raises RefusedError where nothing is left."""
    skipped: dict[date, DayOff] = {}

    def skips(day: date) -> bool:
        found = days_off(workspace, records, [day])
        if not found and skip_holidays:
            found = tuple(public_holidays(workspace, [day]).values())
        if found:
            skipped[day] = found[0]
        if len(skipped) > MOST_SKIPPED:
            raise _none_left(records.id)
        return bool(found)

    starts = sessions.weekly_starts(
        workspace, series.start, series.read, times=series.times, until=series.until, skips=skips
    )
    if not starts:
        raise _none_left(records.id)
    return starts, tuple(skipped.values())


def public_holidays(workspace: Workspace, days: Sequence[date]) -> dict[date, DayOff]:
    """Return those of some days that are public holidays; none where these are not known."""
    from mentorcli.content import holidays  # only where a series is planned

    area = workspace.settings.holidays or FRANCE
    if area == NO_HOLIDAYS or not holidays.is_installed():
        return {}
    named = ((day, holidays.names(area, day.year, workspace.lang).get(day)) for day in days)
    return {day: DayOff(day, None, day, name) for day, name in named if name is not None}


def _none_left(student: str) -> RefusedError:
    """Return the refusal of a series all dates of which are off."""
    return RefusedError(
        bilingual(
            f"Nothing is planned for {student}: the dates of the series are days off",
            f"Rien n'est prévu pour {student}\u00a0: les dates de la série tombent sur des jours de congé",
        ),
        bilingual("See: mentor timeoff list", "Voyez\u00a0: mentor timeoff list"),
    )

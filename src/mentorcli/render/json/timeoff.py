"""A time off as the JSON that scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorcli.models.results.day_off import DayOff
    from mentorcli.models.results.timeoff import NumberedTimeOff


def timeoff_json(one: NumberedTimeOff) -> dict[str, Any]:
    """Return a time off; `student` is null for the mentor's own, both days are local ones and included."""
    return {
        "number": one.number,
        "id": one.time.id,
        "student": one.student.id if one.student is not None else None,
        "start": one.time.start.isoformat(),
        "end": one.time.end.isoformat(),
    }


def off_json(days: Iterable[DayOff]) -> list[dict[str, Any]]:
    """Return days that are off, each with whose it is (`student` is null for the mentor) and the last day of it."""
    return [
        {
            "student": one.student.id if one.student is not None else None,
            "day": one.day.isoformat(),
            "until": one.until.isoformat(),
        }
        for one in days
    ]

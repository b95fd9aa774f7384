"""A time off as the JSON that scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

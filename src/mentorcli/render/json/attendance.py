"""Attendance as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.attendance import Attendance


def attendance_json(figures: Attendance) -> dict[str, Any]:
    """Return attendance figures; `rate` is null before the first session that counts."""
    return {
        "student": figures.student,
        "attended": figures.attended,
        "no_shows": figures.no_shows,
        "cancelled_in_time": figures.cancelled_in_time,
        "cancelled_by_mentor": figures.cancelled_by_mentor,
        "rate": figures.rate,
        "streak": figures.streak,
        "regular_no_shows": figures.regular_no_shows,
    }

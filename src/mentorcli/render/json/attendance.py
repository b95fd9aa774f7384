"""Attendance as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.attendance import OwedResult
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.text.owed import owed_command


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


def owed_json(found: OwedResult, view: View) -> list[dict[str, Any]]:
    """Return the weeks that are owed, by their Mondays; `session` made one up, or is planned and would.

    `command` plans one where none is.
    """
    return [
        {
            "student": one.student.id,
            "week": week.monday.isoformat(),
            "state": week.state,
            "until": week.until.isoformat(),
            "session": week.by.id if week.by else None,
            "scheduled_at": local(week.by.scheduled_at, view.zone) if week.by else None,
            "command": owed_command(one, week),
        }
        for one in found.students
        for week in one.weeks
    ]

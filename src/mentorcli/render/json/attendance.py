"""Attendance as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.attendance import Attendance


def attendance_json(figures: Attendance) -> dict[str, Any]:
    """Return attendance figures; `rate` is null before the first session that counts."""
    return figures._asdict()

"""A day off, as the services that plan and remind hand it over to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from mentorcli.models.student import Student


class DayOff(NamedTuple):
    """A local day that is off: of a student, or the mentor's own (None). `until` is the last day of that time off.

    One that is a public holiday has its name.
    """

    day: date
    student: Student | None
    until: date
    holiday: str | None = None

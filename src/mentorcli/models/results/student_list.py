"""What `mentor student list` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from mentorcli.models.student import Student


class StudentList(NamedTuple):
    """The profiles that were asked for, by slug, and how many other students there are.

    `chosen` tells that they were asked for by status. `today` is the local day whose funding holds.
    """

    students: tuple[Student, ...]
    others: int
    chosen: bool
    today: date

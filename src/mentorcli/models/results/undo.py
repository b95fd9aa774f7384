"""What the service behind `mentor undo` returns."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Change(NamedTuple):
    """A change as the user made it: `at` is an aware datetime, `records` how many of each type it touched."""

    id: str
    at: datetime
    command: str
    students: list[str]
    records: dict[str, int]


class Undone(NamedTuple):
    """A change that was taken back, and the students who went with it."""

    change: Change
    gone: list[str]

"""What the service behind `mentor undo` returns."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Change(NamedTuple):
    """A change as the user made it: `at` is an aware datetime, `records` how many of each type it touched.

    `machine` is the one that made it where it is another than this. Of an undo, `undoes` is the id of the change that
    it took back and `undone` that one's command, where anything of it is left.
    """

    id: str
    at: datetime
    command: str
    students: list[str]
    records: dict[str, int]
    machine: str | None = None
    undoes: str | None = None
    undone: str | None = None


class Undone(NamedTuple):
    """A change that was taken back, and the students who went with it; with `again` it counts once more."""

    change: Change
    gone: list[str]
    again: bool = False

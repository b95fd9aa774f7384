"""What the agenda hands over to be shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.agenda import AgendaEntry


class DueEntry(NamedTuple):
    """An entry of the agenda with the student's name, and slug where it is shared; times are as stored, in any zone.

    `item_number` is the number of the checklist item that the entry names, None where it names none.
    """

    entry: AgendaEntry
    student_name: str
    item_number: int | None = None


class AgendaResult(NamedTuple):
    """What is due as of the aware datetime `on`, sessions of the next `days` local days included."""

    entries: tuple[DueEntry, ...]
    on: datetime
    days: int

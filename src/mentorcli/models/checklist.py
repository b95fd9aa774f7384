"""Checklists: what is to be done, in which order, and what is done already."""

from __future__ import annotations

from datetime import date, datetime

from mentorcli.models import Record, check_moments, check_number, record


@record
class ItemText(Record):
    """An item as written in the content files, in one language.

    `phase` is when it is done (`before`, `day`, `after`); `due_days` counts from the target date
    (negative: before it), None where the item has no date of its own; `due_figure` names the figure of the policy
    that gives it instead. `source` says where the item comes from.
    """

    id: str
    phase: str
    text: str
    source: str
    due_days: int | None = None
    due_figure: str | None = None


@record
class Tick(Record):
    """The state of one item for one student and project; `done_at` (aware, else ValueError) is None once taken back.

    `number` is which presentation of the project it is about, the first being 1.
    """

    id: str
    checklist: str
    item: str
    project: str | None = None
    done_at: datetime | None = None
    number: int = 1

    def __post_init__(self) -> None:
        check_moments(done_at=self.done_at)
        check_number(self.number)


def tick_key(checklist: str, project: str | None, item: str, number: int = 1) -> str:
    """Return the id of a tick, which names the list, the project, the item, and a presentation after the first."""
    return "/".join([checklist, project or "", item, *([str(number)] if number > 1 else [])])


@record
class ChecklistItem(Record):
    """An item with its state; `number` counts from 1 in reading order, `due` is a local day."""

    number: int
    id: str
    phase: str
    text: str
    done: bool
    done_at: datetime | None
    due: date | None
    source: str


@record
class Checklist(Record):
    """A whole checklist, plain (`student` None) or a student's; `number` is which presentation of the project."""

    name: str
    student: str | None
    project: str | None
    items: tuple[ChecklistItem, ...]
    number: int = 1

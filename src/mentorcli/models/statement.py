"""A month's sessions as the monthly statement counts them (domain, section 8)."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding


class StatementLine(NamedTuple):
    """How many sessions of one sort there were, and their minutes; `level` None is not known.

    `funding` is None for presentations, which are paid whoever pays for the training. `planned_minutes` is the planned
    length of each; `minutes` add up the real lengths of those that were held, where they are known, else the planned.
    """

    level: int | None
    kind: SessionKind
    funding: Funding | None
    status: SessionStatus
    reason: Reason | None
    planned_minutes: int
    sessions: int
    minutes: int


class Statement(NamedTuple):
    """A month: its lines, every session in order of time, and those that are still to document.

    `checked` tells that a second count, straight over the sessions, comes to the same as the lines.
    """

    lines: tuple[StatementLine, ...]
    sessions: tuple[Session, ...]
    undocumented: tuple[Session, ...]
    checked: bool

    def minutes(self, status: SessionStatus) -> int:
        """Return the minutes of the sessions of one status: what was called off is never among those held."""
        return sum(line.minutes for line in self.lines if line.status is status)
